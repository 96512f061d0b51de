import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SubgraphDefinition } from "@civicgraph/kit";

const root = join(import.meta.dirname, "../..");

/** Folders that hold a subgraph: `subgraphs/<name>` and `plugins/<name>` with a `subgraph.ts`. No list in code: adding a folder adds the service. */
export function subgraphFolders(): { name: string; folder: string }[] {
  return ["subgraphs", "plugins"].flatMap((parent) =>
    readdirSync(join(root, parent))
      .filter((name) => !name.startsWith("_") && existsSync(join(root, parent, name, "subgraph.ts")))
      .map((name) => ({ name, folder: join(root, parent, name) })),
  );
}

/** Loads the definitions of all subgraphs of the city, in the order of their names. */
export async function loadSubgraphs(): Promise<SubgraphDefinition[]> {
  const loaded = await Promise.all(
    subgraphFolders().map(
      async ({ folder }) => ((await import(pathToFileURL(join(folder, "subgraph.ts")).href)) as { default: SubgraphDefinition }).default,
    ),
  );
  return loaded.sort((a, b) => a.manifest.name.localeCompare(b.manifest.name));
}
