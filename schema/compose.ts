import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CompositionError, composeSupergraph, type SubgraphSdls } from "./compose-supergraph.ts";
import { snapshotOf } from "./snapshot.ts";

export * from "./compose-supergraph.ts";

/** Writes a file so that a reader sees the old text or the new one, never half of it. */
export function writeAtomically(path: string, text: string): void {
  const next = `${path}.${process.pid}.next`;
  writeFileSync(next, text);
  renameSync(next, path);
}

/** Composes, then writes `<folder>/subgraphs/<name>.graphql` of each and `<folder>/supergraph.graphql`; snapshots of subgraphs that are gone go too. */
export function writeSchemas(folder: string, sdls: SubgraphSdls): string {
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
