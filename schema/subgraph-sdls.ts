import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
// By path, not by package: the host names this package as a dependency, and two packages must not name each other.
import { sdlsOf } from "../subgraphs/_host/compose.ts";
import { loadSubgraphs } from "../subgraphs/_host/discover.ts";

import type { SubgraphSdls } from "./compose-supergraph.ts";

/** The SDL of every subgraph of the repository, from its code. */
export async function subgraphSdls(): Promise<SubgraphSdls> {
  return sdlsOf(await loadSubgraphs());
}

/** The SDL files of a folder: `<name>.graphql` → its text. */
export function readSdlFiles(folder: string): SubgraphSdls {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(".graphql"))
      .sort()
      .map((file) => [file.slice(0, -".graphql".length), readFileSync(join(folder, file), "utf8")]),
  );
}
