import { defineSubgraph, type RequestContext } from "@civicgraph/kit";
import { type Manifest, servicesOf } from "@civicgraph/plugin-sdk";
import { DraftResolver } from "./draft/draft.resolver.ts";
import { CaseIndexResolver } from "./index/case.resolver.ts";
import { IndexedCase } from "./index/case.type.ts";
import { caseIndexConsumer } from "./index/case-index.ts";
import { casesById } from "./index/list-cases.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { Migration20261126_open_assignees } from "./migrations/20261126-open-assignees.ts";
import { OperationsResolver } from "./operate/operations.resolver.ts";
import { SettingsResolver } from "./operate/settings.resolver.ts";
import { registryConsumer } from "./registry/registry.consumer.ts";
import { ServiceResolver } from "./registry/service.resolver.ts";
import { RevealContactResolver } from "./reveal/reveal-contact.resolver.ts";

const HEAD_SDL = `
  "UUID." id: ID!
  "The number people quote." number: String
  "Registry id of the service." service: ID
  "The city." city: City
  "Where it stands." state: CaseState
  "When it was filed." filedAt: DateTime
  "When the city has promised to be done." dueAt: DateTime
  "When it was resolved, refused or closed." closedAt: DateTime
  "Who filed it; here without the name." filedBy: Person
  "With whom it is now." assignees: [Employee!]
  "One line that says what it is about." summary: String
  "Null on lists." timeline: [CaseEvent!]
  "How it stands against the promised time." sla: CaseSla
  "In whose queue it stands." queue: CaseQueue
`;

/** One batch for all references of a request, whatever their types. */
const reference = (key: { id: string }, ctx: RequestContext) =>
  ctx.loader("case", (ids: readonly string[]) => casesById(ids, ctx)).load(key.id);

/** Stubs of every case type that is composed: casework lists them all and knows none of them by name. */
function caseTypes(manifests: Manifest[]): { sdl: string; resolvers: Record<string, unknown> } {
  const names = manifests.flatMap((one) => servicesOf(one).map((service) => service.typeName));
  return {
    sdl: names
      .map((name) => `\n"A case of the type ${name}: its head."\ntype ${name} implements Case @key(fields: "id") {${HEAD_SDL}}\n`)
      .join(""),
    resolvers: {
      Case: { __resolveReference: reference, __resolveType: (row: { __typename: string }) => row.__typename },
      ...Object.fromEntries(names.map((name) => [name, { __resolveReference: reference }])),
    },
  };
}

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [CaseIndexResolver, ServiceResolver, DraftResolver, RevealContactResolver, SettingsResolver, OperationsResolver],
  orphanedTypes: [IndexedCase],
  migrations: [Migration20261124_initial, Migration20261126_open_assignees],
  extendSdl: caseTypes,
  consumers: [caseIndexConsumer, registryConsumer],
  cron: [
    {
      name: "forget-drafts",
      pattern: "23 3 * * *",
      run: (services) =>
        services.transact(async (tx) => void (await tx.query("delete from draft where updated_at < now() - interval '30 days'"))),
    },
  ],
});
