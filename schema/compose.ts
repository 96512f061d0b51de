import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { composeServices } from "@apollo/composition";
import { parse, print } from "graphql";

/** Composition refused the subgraphs; the message lists every fault, one a line. */
export class CompositionError extends Error {
  constructor(readonly faults: string[]) {
    super(`the subgraphs do not compose:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
    this.name = "CompositionError";
  }
}

/** Where a subgraph stands in the committed supergraph. The router puts its own host in place of it at run time. */
export const routingUrl = (name: string): string => `http://127.0.0.1:4001/${name}/graphql`;

/** The supergraph SDL of a set of subgraphs (name → SDL), in the order of their names, so that the text depends on nothing else. */
export function composeSupergraph(sdls: ReadonlyMap<string, string>): string {
  const faults: string[] = [];
  const services = [...sdls]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, sdl]) => {
      try {
        return [{ name, url: routingUrl(name), typeDefs: parse(sdl) }];
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
  return withNewline(result.supergraphSdl ?? "");
}

/** A subgraph's SDL as it is committed: printed by graphql, so that two runs give the same bytes. */
export const snapshotOf = (sdl: string): string => withNewline(print(parse(sdl)));

/** Writes a file so that a reader sees the old text or the new one, never half of it. */
export function writeAtomically(path: string, text: string): void {
  const next = `${path}.${process.pid}.next`;
  writeFileSync(next, text);
  renameSync(next, path);
}

/** Composes, then writes `<folder>/subgraphs/<name>.graphql` of each and `<folder>/supergraph.graphql`; snapshots of subgraphs that are gone go too. */
export function writeSchemas(folder: string, sdls: ReadonlyMap<string, string>): string {
  const supergraph = composeSupergraph(sdls);
  const snapshots = join(folder, "subgraphs");
  mkdirSync(snapshots, { recursive: true });
  for (const file of readdirSync(snapshots)) {
    if (file.endsWith(".graphql") && !sdls.has(file.slice(0, -".graphql".length))) rmSync(join(snapshots, file));
  }
  for (const [name, sdl] of sdls) writeAtomically(join(snapshots, `${name}.graphql`), snapshotOf(sdl));
  writeAtomically(join(folder, "supergraph.graphql"), supergraph);
  return supergraph;
}

const withNewline = (text: string) => `${text.trimEnd()}\n`;

/** `pnpm schema:compose`: from the code of all subgraphs; `--from <folder>`: from SDL files. Writes into schema/, or `--out <folder>`. */
async function main(args: string[]): Promise<void> {
  const { readSdlFiles, subgraphSdls } = await import("./subgraph-sdls.ts");
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const from = option("--from");
  const out = option("--out") ?? import.meta.dirname;
  const sdls = from ? readSdlFiles(from) : await subgraphSdls();
  writeSchemas(out, sdls);
  console.log(`composed ${sdls.size} subgraphs (${[...sdls.keys()].join(", ")}) into ${join(out, "supergraph.graphql")}`);
}

if (process.argv[1] === import.meta.filename) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof CompositionError ? error.message : error);
    process.exitCode = 1;
  });
}
