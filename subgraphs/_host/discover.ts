import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SubgraphDefinition } from "@civicgraph/kit";
import { root } from "./root.ts";

/**
 * Folders that hold a subgraph of the city's own: `subgraphs/<name>` with a `subgraph.ts`, and those of the city's own folder of services, if it has
 * one. No list in code: adding a folder adds the service. Partners' services come by `pnpm plugin:add` and run in processes of their own.
 */
export function subgraphFolders(ownServices?: string): { name: string; folder: string }[] {
  const parents = [join(root, "subgraphs"), ...(ownServices ? [ownServices] : [])];
  return parents.flatMap((parent) =>
    readdirSync(parent)
      .filter((name) => !name.startsWith("_") && existsSync(join(parent, name, "subgraph.ts")))
      .map((name) => ({ name, folder: join(parent, name) })),
  );
}

/** Loads the definitions of all subgraphs of the city, in the order of their names. */
export async function loadSubgraphs(ownServices?: string): Promise<SubgraphDefinition[]> {
  const loaded = await Promise.all(
    subgraphFolders(ownServices).map(
      async ({ folder }) => ((await import(pathToFileURL(join(folder, "subgraph.ts")).href)) as { default: SubgraphDefinition }).default,
    ),
  );
  return loaded.sort((a, b) => a.manifest.name.localeCompare(b.manifest.name));
}
