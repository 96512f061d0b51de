import type { SubgraphSdls } from "../compose-supergraph.ts";
import { snapshotOf } from "../snapshot.ts";

/** Committed files that are not what the code gives now. */
export function findDrift(code: SubgraphSdls, committed: SubgraphSdls, supergraph: string, committedSupergraph: string | null): string[] {
  const faults: string[] = [];
  for (const [name, sdl] of code) {
    const file = `schema/subgraphs/${name}.graphql`;
    const snapshot = committed.get(name);
    if (snapshot === undefined) faults.push(`${file} is missing`);
    else if (snapshot !== snapshotOf(sdl))
      faults.push(`${file} is not what the code gives (${firstDifference(snapshot, snapshotOf(sdl))})`);
  }
  for (const name of committed.keys()) if (!code.has(name)) faults.push(`schema/subgraphs/${name}.graphql belongs to no subgraph`);
  if (committedSupergraph !== supergraph) faults.push("schema/supergraph.graphql is not what composes now");
  return faults.length ? [...faults, "run `pnpm schema:compose` and commit what it writes"] : [];
}

function firstDifference(a: string, b: string): string {
  const left = a.split("\n");
  const right = b.split("\n");
  const line = left.findIndex((text, index) => text !== right[index]);
  const at = line === -1 ? left.length : line;
  return `line ${at + 1}: “${(left[at] ?? "").trim()}” → “${(right[at] ?? "").trim()}”`;
}
