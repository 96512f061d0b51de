import type { SubgraphDefinition } from "@civicgraph/kit";
import { checkManifest } from "@civicgraph/kit/case/check-workflow";
import { buildSubgraph } from "@civicgraph/kit/graphql/schema";
import { LOCALES } from "@civicgraph/kit/locales";
import { bundlesOf } from "@civicgraph/kit/runtime/services";
import { manifestFaults } from "@civicgraph/kit/runtime/start-subgraph";
import type { Manifest } from "@civicgraph/plugin-sdk";
import { beforeAll, describe, expect, test } from "vitest";
import { loadSubgraphs } from "../../discover.ts";
import { describeDefinition } from "../../plugins/describe-definition.ts";
import { asksOf, differenceOf } from "../../plugins/tools/asks.ts";
import { checkPlugin } from "../../plugins/tools/check-plugin.ts";
import type { Source } from "../../plugins/tools/read-source.ts";
import { reportText } from "../../plugins/tools/report-text.ts";
import { animalService } from "../support/animal-service/animal-service.ts";

let core: SubgraphDefinition[];
let dogs: Source;
beforeAll(async () => {
  core = await loadSubgraphs();
  const definition = animalService("dogs", "Dog");
  const manifest: Manifest = {
    ...definition.manifest,
    plugin: { publisher: { name: "Dogs & Sons" }, platform: ">=0.1.0 <1.0.0" },
    consumes: definition.manifest.consumes.filter((type) => !type.startsWith("billing.")),
  };
  dogs = {
    manifest,
    messages: bundlesOf(definition),
    sdl: (await buildSubgraph(definition, [manifest])).sdl,
    faults: manifestFaults({ ...definition, manifest }),
    parts: describeDefinition(definition),
    origin: { kind: "folder", where: "dogs" },
    folder: definition.folder,
    url: null,
    discard: () => undefined,
  };
});

type Change = Partial<Omit<Source, "manifest">> & { manifest?: Partial<Manifest>; service?: Record<string, unknown> };

/** The service of dogs, changed, as checked. */
async function findingsOf({ manifest = {}, service, ...rest }: Change = {}, platformVersion = "0.1.0"): Promise<string[]> {
  const changed = { ...dogs.manifest, ...manifest, ...(service ? { service: { ...dogs.manifest.service, ...service } } : {}) } as Manifest;
  const source = { ...dogs, manifest: changed, faults: checkManifest(changed, rest.messages ?? dogs.messages, LOCALES), ...rest };
  const { findings } = await checkPlugin(source, { core, partners: [], platformVersion });
  expect(findings.every((one) => one.mend.length > 10)).toBe(true);
  return findings.map((one) => `${one.check}: ${one.fault}`);
}

test("a service that keeps to the contract may go in", async () => {
  expect(await findingsOf()).toEqual([]);
});

describe("what keeps a service out, each with how it is mended", () => {
  const typed = (text: string) => `${dogs.sdl}\n${text}\n`;

  test("a type that is there already, of another shape", async () => {
    const found = await findingsOf({ sdl: typed('"Money." type Bill { "Bark." bark: String }') });
    expect(found.some((one) => one.includes("Bill"))).toBe(true);
  });

  test("a type or a root field without the service's name", async () => {
    expect(
      await findingsOf({ sdl: typed('"A kennel." type Kennel { "Room." dogRooms: Int } extend type Query { "All." kennel: Kennel }') }),
    ).toEqual([
      "schema: Kennel does not carry the name of a case type (Dog, Dogs)",
      "schema: Query.kennel does not carry the name of a case type (Dog, Dogs)",
    ]);
  });

  test("a field on another's type that the manifest does not ask for; asked for it may", async () => {
    const sdl = dogs.sdl.replace(
      /type City @key\(fields: "code", resolvable: false\) \{/,
      'type City @key(fields: "code") {\n  "How many dogs." dogCount: Int\n',
    );
    expect(sdl).toContain("dogCount");
    expect(await findingsOf({ sdl })).toEqual(["schema: City is another's, and gets dogCount: the manifest does not ask to extend it"]);
    const plugin = { publisher: { name: "Dogs & Sons" }, platform: ">=0.1.0", extends: ["City"] };
    expect(await findingsOf({ sdl, manifest: { plugin }, folder: null })).toEqual([]);
  });

  test("an SDL that takes a field away from the portal's operations", async () => {
    // Two subgraphs that define a value type differently leave only what both have.
    const sdl = dogs.sdl.replace(/type CaseState @shareable \{[^}]*\}/, 'type CaseState @shareable { "Code." code: String }');
    expect(sdl).not.toBe(dogs.sdl);
    const found = await findingsOf({ sdl });
    expect(
      found.some((one) => one.startsWith("portal and other clients: CaseState.code changed type") || one.startsWith("composition")),
    ).toBe(true);
  });

  test("an SDL that is none", async () => {
    expect((await findingsOf({ sdl: typed("type {") }))[0]).toMatch(/^schema: it is no GraphQL: Syntax Error/);
  });

  test("an override", async () => {
    const found = await findingsOf({
      sdl: dogs.sdl.replace("animalName: String", 'animalName: String @federation__override(from: "complaints")'),
    });
    expect(found).toContain("schema: Dog uses @override");
  });

  test("a field without a description, a list without bound", async () => {
    const found = await findingsOf({ sdl: typed("extend type Query { dogNames: [String!] }") });
    expect(found).toContain("schema: Query.dogNames has no description");
    expect(found.some((one) => one.includes("Query.dogNames is a list without bound"))).toBe(true);
  });

  test("a page of its cases that takes more requests than it says", async () => {
    const plugin = { publisher: { name: "Dogs & Sons" }, platform: ">=0.1.0", fetchBudget: 2 };
    expect((await findingsOf({ manifest: { plugin } }))[0]).toMatch(
      /^fetch budget: a page of Dog takes \d requests to subgraphs; its budget is 2/,
    );
  });

  test("a missing locale", async () => {
    const { ur: _ur, ...messages } = dogs.messages;
    expect((await findingsOf({ messages }))[0]).toMatch(/^manifest: locales\/ur.json: lacks/);
  });

  test("a text left in English", async () => {
    const messages = { ...dogs.messages, hi: { ...dogs.messages.hi, "service.label": dogs.messages.en?.["service.label"] ?? "" } };
    expect(await findingsOf({ messages })).toEqual(["texts: locales/hi.json: “service.label” is English"]);
  });

  test("a workflow with no way out", async () => {
    const workflow = dogs.manifest.service?.workflow as NonNullable<Manifest["service"]>["workflow"];
    const stuck = { ...workflow, states: workflow.states.map((one) => ({ ...one, kind: "open" as const })) };
    expect((await findingsOf({ service: { workflow: stuck } })).some((one) => one.includes("no final state can be reached"))).toBe(true);
  });

  test("a manifest that asks for more than it uses", async () => {
    const permissions = [...dogs.manifest.permissions, { code: "dogs.bark", description: "Bark.", roles: ["GRO"] }];
    const consumes = [...dogs.manifest.consumes, "billing.payment-changed"];
    expect(await findingsOf({ manifest: { permissions, consumes } })).toEqual([
      "permissions: permissions: “dogs.bark” is asked for and nothing needs it",
      "permissions: consumes: “billing.payment-changed” is asked for and nothing reads it",
    ]);
  });

  test("a manifest from a newer platform, or without a publisher", async () => {
    expect(await findingsOf({ manifest: { plugin: { publisher: { name: "x" }, platform: ">=2.0.0" } } })).toEqual([
      "platform version: made for >=2.0.0, this is 0.1.0",
    ]);
    expect(await findingsOf({ manifest: { plugin: undefined } })).toEqual(["manifest: plugin: missing"]);
  });

  test("a name that is the city's own", async () => {
    expect((await findingsOf({ manifest: { name: "complaints" } })).some((one) => one.includes("“complaints” is taken"))).toBe(true);
  });

  test("a permission that is another's", async () => {
    const permissions = [...dogs.manifest.permissions, { code: "complaints.read", description: "Read all complaints.", roles: ["GRO"] }];
    expect(await findingsOf({ manifest: { permissions } })).toEqual([
      'manifest: permissions[2].code: "complaints.read" must begin with "dogs."',
    ]);
  });

  test("a form that asks what the input does not take, and does not ask what it wants", async () => {
    const form = {
      id: "dogs",
      pages: [
        { id: "a", title: "form.animal.title", fields: [{ name: "collar", type: "text", label: "form.name.label", required: true }] },
      ],
    };
    const found = await findingsOf({ service: { form } });
    expect(found).toContain("form: form: “collar” is no field of FileDogInput");
    expect(found).toContain("form: FileDogInput.animalName is wanted and the form does not ask it");
  });

  test("personal data that is not marked", async () => {
    const form = dogs.manifest.service?.form as NonNullable<Manifest["service"]>["form"];
    const asked = {
      ...form,
      pages: [
        ...form.pages,
        {
          id: "b",
          title: "form.animal.title",
          fields: [{ name: "ownerName", type: "text" as const, label: "form.name.label", required: false }],
        },
      ],
    };
    expect(await findingsOf({ service: { form: asked } })).toContain("personal data: form: “ownerName” looks like personal data");
  });

  test("two services that take one name", async () => {
    const hounds = { ...dogs.manifest, name: "hounds", permissions: [{ code: "hounds.read", description: "See.", roles: ["GRO"] }] };
    const { findings } = await checkPlugin({ ...dogs, manifest: hounds }, { core, partners: [dogs], platformVersion: "0.1.0" });
    expect(findings.map((one) => one.fault)).toEqual(["service: dogs or Dog is dogs's"]);
  });
});

test("the report names each check, each finding and how it is mended", async () => {
  const report = await checkPlugin(
    { ...dogs, manifest: { ...dogs.manifest, plugin: undefined } },
    { core, partners: [], platformVersion: "0.1.0" },
  );
  const text = reportText(report);
  expect(text).toMatch(/^✗ manifest\n {4}plugin: missing\n {4}→ Say who publishes it/);
  expect(text).toMatch(/✓ composition/);
  expect(text).toMatch(/1 findings$/);
});

test("what a version asks for beyond another", () => {
  const now = asksOf(dogs.manifest, null);
  const later = asksOf({ ...dogs.manifest, consumes: [...dogs.manifest.consumes, "billing.account-settled"] }, null);
  expect(differenceOf(now, later)).toEqual({ more: ["hears when a fee of its own is paid"], less: [] });
});
