import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SubgraphDefinition } from "@civicgraph/kit";

const root = join(import.meta.dirname, "../..");

/**
 * Folders that hold a subgraph: `subgraphs/<name>` and `plugins/<name>` with a `subgraph.ts`, and those of the city's own folder of
 * services, if it has one. No list in code: adding a folder adds the service.
 */
export function subgraphFolders(ownServices?: string): { name: string; folder: string }[] {
  const parents = [join(root, "subgraphs"), join(root, "plugins"), ...(ownServices ? [ownServices] : [])];
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
