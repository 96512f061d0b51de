import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import type { Manifest } from "@civicgraph/plugin-sdk";
import { type DocumentNode, type GraphQLSchema, Kind, parse, print, visit } from "graphql";
import { buildSchema, createResolversMap } from "type-graphql";
import type { RequestContext } from "../context.ts";
import type { SubgraphDefinition } from "../subgraph.ts";
import { DateTime } from "./date-time.ts";
import { HEAD_FIELDS } from "./head-fields.ts";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject", "@requires", "@external", "@provides", "@inaccessible", "@tag"])\n`;

/** Marks the head of every case type `@shareable`: composition refuses the directive on an interface's fields, so it is put on the object types' own. */
function shareHeads(document: DocumentNode): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition(type) {
      if (!type.interfaces?.some((one) => one.name.value === "Case")) return undefined;
      const fields = type.fields?.map((field) =>
        HEAD_FIELDS.includes(field.name.value) && !field.directives?.some((one) => one.name.value === "shareable")
          ? {
              ...field,
              directives: [...(field.directives ?? []), { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: "shareable" } } as const],
            }
          : field,
      );
      return { ...type, fields };
    },
  });
}

export interface BuiltSchema {
  schema: GraphQLSchema;
  sdl: string;
}

/** The federated schema of a subgraph, and its SDL. `manifests` are those of all services composed together (casework's stubs follow from them). */
export async function buildSubgraph(definition: SubgraphDefinition, manifests: Manifest[]): Promise<BuiltSchema> {
  const plain = await buildSchema({
    resolvers: definition.resolvers,
    orphanedTypes: definition.orphanedTypes ?? [],
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: { forbidUnknownValues: false, validationError: { target: false, value: false } },
    skipCheck: true,
  });
  const extension = definition.extendSdl?.(manifests);
  const sdl = `${FEDERATION}\n${print(shareHeads(parse(printSubgraphSchema(plain) + (extension?.sdl ?? ""))))}`;
  const resolvers = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const [type, fields] of Object.entries(extension?.resolvers ?? {})) resolvers[type] = { ...resolvers[type], ...(fields as object) };
  for (const [type, resolve] of Object.entries(definition.references ?? {})) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: (key: Record<string, unknown>, ctx: RequestContext) =>
        // One batch for all keys of this type in the request.
        ctx
          .loader<string, object>(`reference:${type}`, (keys) =>
            resolve(
              keys.map((one) => JSON.parse(one)),
              ctx,
            ),
          )
          .load(JSON.stringify(key)),
    };
  }
  return { schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]), sdl };
}
