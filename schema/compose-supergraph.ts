import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

/** SDL of each subgraph by name. */
export type SubgraphSdls = ReadonlyMap<string, string>;

/** Composition refused the subgraphs; the message lists every fault, one a line. */
export class CompositionError extends Error {
  constructor(readonly faults: string[]) {
    super(`the subgraphs do not compose:\n${faults.map((fault) => `  - ${fault.replaceAll("\n", "\n    ")}`).join("\n")}`);
    this.name = "CompositionError";
  }
}

/** Where a subgraph stands in the committed supergraph. The router puts its own host in place of it at run time. */
export const routingUrl = (name: string): string => `http://127.0.0.1:4001/${name}/graphql`;

/**
 * The supergraph SDL of a set of subgraphs, in the order of their names, so that the text depends on nothing else.
 * Throws a CompositionError with every fault, each with the subgraphs it comes from.
 */
export function composeSupergraph(sdls: SubgraphSdls, urlOf: (name: string) => string = routingUrl): string {
  const faults: string[] = [];
  const services = [...sdls]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, sdl]) => {
      try {
        return [{ name, url: urlOf(name), typeDefs: parse(sdl) }];
      } catch (error) {
        faults.push(`[${name}] is not GraphQL: ${(error as Error).message}`);
        return [];
      }
    });
  if (faults.length) throw new CompositionError(faults);
  const result = composeServices(services);
  if (result.errors?.length) {
    throw new CompositionError(result.errors.map((error) => `${String(error.extensions?.code ?? "ERROR")}: ${error.message}`));
  }
  if (!result.supergraphSdl) throw new CompositionError(["composition gave no supergraph"]);
  return `${result.supergraphSdl.trimEnd()}\n`;
}
