import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

/** SDL of each subgraph by name. */
export type SubgraphSdls = ReadonlyMap<string, string>;

/** Composes the supergraph; throws with every fault, by subgraph, where it does not compose. */
export function composeSupergraph(sdls: SubgraphSdls, urlOf: (name: string) => string): string {
  const result = composeServices([...sdls].sort(([a], [b]) => a.localeCompare(b)).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: urlOf(name) })));
  if (result.errors?.length) throw new Error(`the supergraph does not compose:\n${result.errors.map((error) => `  - ${error.message.replaceAll("\n", "\n    ")}`).join("\n")}`);
  if (!result.supergraphSdl) throw new Error("composition gave no supergraph");
  return result.supergraphSdl;
}
