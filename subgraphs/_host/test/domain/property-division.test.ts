import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import billing from "../../../billing/subgraph.ts";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import property from "../../../property/subgraph.ts";

const AMRITSAR = "pb.amritsar";
const FILE = "mutation ($input: FilePropertyDivisionInput!) { filePropertyDivision(input: $input) { id number summary state { code } } }";
const ACT = "mutation ($input: ActOnPropertyDivisionInput!) { actOnPropertyDivision(input: $input) { state { code } } }";
const READ = `query ($number: String) { property(number: $number) { id status landArea propertyType units { floor area } owners { name }
  linked { number kind earlier } assessments { sequence } } }`;

let city: TestCity;
let tokens: Record<"owner" | "clerk" | "verifier" | "inspector" | "approver", string>;
const ownerId = randomUUID();

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([billing, casework, cities, identity, property], { seed: true });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Gurmeet Singh')", [ownerId]));
  const staff = (role: string, username: string) => city.employee({ [AMRITSAR]: { roles: [role] } }, demoId(`${username}@${AMRITSAR}`));
  tokens = {
    owner: await city.citizen(ownerId),
    clerk: await staff("PT_CEMP", "csr"),
    verifier: await staff("PT_DOC_VERIFIER", "ptverifier"),
    inspector: await staff("PT_FIELD_INSPECTOR", "ptinspector"),
    approver: await staff("PT_APPROVER", "ptapprover"),
  };
  // The home of the demo's roll is this citizen's; its tax has not reached billing, so nothing is owed.
  await city.services("property").transact((tx) => tx.query("update property set holder_id = ? where number = 'PT-ASR-000101'", [ownerId]));
});
afterAll(() => city?.stop());

const file = (input: Record<string, unknown>, token = tokens.owner) =>
  city.ask<{ filePropertyDivision: { id: string; number: string; summary: string } }>(
    "property",
    FILE,
    { input: { city: AMRITSAR, ...input } },
    { token },
  );
async function decided(id: string): Promise<string | undefined> {
  const act = (action: string, token: string, more = {}) =>
    city.ask<{ actOnPropertyDivision: { state: { code: string } } }>("property", ACT, { input: { id, action, ...more } }, { token });
  await act("VERIFY", tokens.verifier);
  await act("FORWARD", tokens.inspector, { comment: "As stated" });
  const done = await act("APPROVE", tokens.approver);
  return done.data?.actOnPropertyDivision.state.code ?? done.code;
}
interface Registered {
  status: string;
  landArea: number;
  propertyType: string;
  units: { floor: number; area: number }[];
  owners: { name: string }[];
  linked: { number: string; kind: string; earlier: boolean }[];
  assessments: object[];
}
const read = async (number: string) =>
  (await city.ask<{ property: Registered }>("property", READ, { number }, { token: tokens.approver })).data?.property;

const home = [{ number: "PT-ASR-000101" }];
const parts = [
  { address: "12 Lawrence Road", landArea: 120, units: "1" },
  { address: "12-A Lawrence Road", landArea: 80, units: "2", owner: "Amrit Kaur" },
];

describe("a home of two floors is divided, and its parts are merged again", () => {
  let made: string[];

  test("into two properties that together are what it was; it stands no more, and both know each other", async () => {
    const { data, errors } = await file({ kind: "BIFURCATION", properties: home, parts });
    expect(errors).toEqual([]);
    expect(data?.filePropertyDivision.number).toMatch(/^PB-ASR-PTD-2026-27-\d{6}$/);
    expect(data?.filePropertyDivision.summary).toContain("PT-ASR-000101");
    expect(await decided(data?.filePropertyDivision.id ?? "")).toBe("APPROVED");
    const whole = await read("PT-ASR-000101");
    expect(whole?.status).toBe("RETIRED");
    made = whole?.linked.map((one) => one.number) ?? [];
    expect(whole?.linked.map(({ kind, earlier }) => [kind, earlier])).toEqual([
      ["BIFURCATION", false],
      ["BIFURCATION", false],
    ]);
    const [front, back] = await Promise.all(made.map(read));
    expect(front).toMatchObject({ status: "ACTIVE", landArea: 120, units: [{ floor: 0, area: 120 }], owners: [{ name: "Gurmeet Singh" }] });
    expect(back).toMatchObject({
      landArea: 80,
      units: [{ floor: 1, area: 136 }],
      owners: [{ name: "Amrit Kaur" }],
      linked: [{ number: "PT-ASR-000101", earlier: true }],
    });
    // This year's tax was assessed on the whole.
    expect([front?.assessments, back?.assessments]).toEqual([[], []]);
  });

  test("what is retired is neither assessed nor divided nor changed again", async () => {
    const { data } = await city.ask<{ property: { id: string } }>(
      "property",
      READ,
      { number: "PT-ASR-000101" },
      { token: tokens.approver },
    );
    const assess = "mutation ($input: AssessPropertyInput!) { assessProperty(input: $input) { id } }";
    expect((await city.ask("property", assess, { input: { propertyId: data?.property.id } }, { token: tokens.approver })).code).toBe(
      "ACTION_NOT_ALLOWED",
    );
    expect((await file({ kind: "BIFURCATION", properties: home, parts })).errors[0]?.extensions.fields).toMatchObject([
      { path: "input.properties.0.number", code: "field.unknown" },
    ]);
  });

  test("two of different owners are not merged; of the same owner they are one again", async () => {
    const properties = made.map((number) => ({ number }));
    const refused = await file({ kind: "AMALGAMATION", properties, address: "12 Lawrence Road" });
    expect(refused.errors[0]?.extensions.fields).toMatchObject([{ path: "input.properties.0.number", code: "property.ownersDiffer" }]);
    await city
      .services("property")
      .transact((tx) =>
        tx.query(
          "update property set owners = (select owners from property where number = ?), owner_keys = (select owner_keys from property where number = ?) where number = ?",
          [made[0], made[0], made[1]],
        ),
      );
    const { data, errors } = await file({ kind: "AMALGAMATION", properties, address: "12 Lawrence Road" });
    expect(errors).toEqual([]);
    expect(await decided(data?.filePropertyDivision.id ?? "")).toBe("APPROVED");
    const merged = (await read(made[0] ?? ""))?.linked.find((one) => !one.earlier);
    expect(await read(merged?.number ?? "")).toMatchObject({ status: "ACTIVE", landArea: 200, units: [{ area: 120 }, { area: 136 }] });
  });
});

test("a division whose property has changed meanwhile does not go on, and dues stop it", async () => {
  const shop = [{ number: "PT-ASR-000102" }];
  await city.services("property").transact((tx) => tx.query("update property set holder_id = ? where number = 'PT-ASR-000102'", [ownerId]));
  const input = {
    kind: "BIFURCATION",
    properties: shop,
    parts: [
      { address: "4 Katra", landArea: 300, units: "1, 2" },
      { address: "4-A Katra", landArea: 100 },
    ],
  };
  const first = await file(input);
  expect(first.errors).toEqual([]);
  await city.services("property").transact((tx) => tx.query("update property set version = version + 1 where number = 'PT-ASR-000102'"));
  expect(await decided(first.data?.filePropertyDivision.id ?? "")).toBe("ACTION_NOT_ALLOWED");
  const [waiting] = await city
    .services("property")
    .transact((tx) =>
      tx.query<{ id: string }>("select a.id from assessment a join property p on p.id = a.property_id where p.number = 'PT-ASR-000102'"),
    );
  await property.jobs?.["raise-demand"]?.({ assessmentId: waiting?.id }, city.services("property"));
  expect((await file(input)).code).toBe("DUES_OUTSTANDING");
});

test("every fault of what was filed is named where it stands", async () => {
  await city.services("property").transact((tx) => tx.query("update property set status = 'ACTIVE' where number = 'PT-ASR-000101'"));
  const faults = async (input: Record<string, unknown>) =>
    (await file({ kind: "BIFURCATION", properties: home, parts, ...input })).errors[0]?.extensions.fields?.map(
      ({ path, code }) => `${path} ${code}`,
    );
  expect(await faults({ parts: [parts[0]] })).toContain("input.parts property.partsTooFew");
  expect(await faults({ parts: [{ ...parts[0], landArea: 121 }, parts[1]] })).toEqual(["input.parts.0.landArea property.landNotWhole"]);
  expect(await faults({ parts: [parts[0], { ...parts[1], units: "1" }] })).toEqual(["input.parts.1.units property.unitsNotWhole"]);
  expect(await faults({ parts: [{ ...parts[0], units: "first" }, parts[1]] })).toEqual(["input.parts.0.units property.unitsNotWhole"]);
  expect(await faults({ kind: "AMALGAMATION", address: "12" })).toEqual([
    "input.properties property.severalAreMerged",
    "input.address field.required",
  ]);
});

test("a clerk enters an old record by its old number: it goes straight to the decision, once", async () => {
  const input = {
    city: AMRITSAR,
    propertyType: "BUILTUP.INDEPENDENTPROPERTY",
    usage: "RESIDENTIAL",
    locality: "SUN08",
    address: "88 Old Street",
    landArea: 200,
    units: [{ floor: 0, occupancy: "SELFOCCUPIED", area: 120 }],
    owners: [{ name: "Mohan Lal" }],
    legacyNumber: "REG/1974/88",
  };
  const FILE_OLD = "mutation ($input: FilePropertyApplicationInput!) { filePropertyApplication(input: $input) { id state { code } } }";
  const enter = (more: Record<string, unknown>, token = tokens.clerk) =>
    city.ask<{ filePropertyApplication: { id: string; state: { code: string } } }>(
      "property",
      FILE_OLD,
      { input: { ...input, ...more } },
      { token },
    );
  expect((await enter({}, tokens.owner)).errors[0]?.extensions.fields).toMatchObject([
    { path: "input.legacyNumber", code: "property.legacyByClerk" },
  ]);
  const onBehalfOf = { name: "Mohan Lal", mobile: "9876500001" };
  const { data, errors } = await enter({ onBehalfOf });
  expect(errors).toEqual([]);
  expect(data?.filePropertyApplication.state.code).toBe("APPROVALPENDING");
  const approve =
    "mutation ($input: ActOnPropertyApplicationInput!) { actOnPropertyApplication(input: $input) { property { number legacyNumber } } }";
  const done = await city.ask<{ actOnPropertyApplication: { property: { legacyNumber: string } } }>(
    "property",
    approve,
    { input: { id: data?.filePropertyApplication.id, action: "APPROVE" } },
    { token: tokens.approver },
  );
  expect(done.data?.actOnPropertyApplication.property.legacyNumber).toBe("REG/1974/88");
  expect((await enter({ onBehalfOf, address: "89 Old Street" })).errors[0]?.extensions.fields).toMatchObject([
    { path: "input.legacyNumber", code: "property.legacyKnown" },
  ]);
});
