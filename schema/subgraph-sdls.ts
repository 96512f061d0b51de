import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSubgraph } from "@civicgraph/kit/graphql/schema";
// By path, not by package: the host names this package as a dependency, and two packages must not name each other.
import { loadSubgraphs } from "../subgraphs/_host/discover.ts";

/** The SDL of every subgraph of the repository, from its code: name → SDL. */
export async function subgraphSdls(): Promise<Map<string, string>> {
  const definitions = await loadSubgraphs();
  const manifests = definitions.map((one) => one.manifest);
  const sdls = new Map<string, string>();
  // One after another: TypeGraphQL collects decorators in one storage for the whole process.
  for (const definition of definitions) sdls.set(definition.manifest.name, (await buildSubgraph(definition, manifests)).sdl);
  return sdls;
}

/** The SDL files of a folder: `<name>.graphql` → its text. */
export function readSdlFiles(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(".graphql"))
      .sort()
      .map((file) => [file.slice(0, -".graphql".length), readFileSync(join(folder, file), "utf8")]),
  );
}
