import type { RequestContext } from "@civicgraph/kit";
import { LRUCache } from "lru-cache";
import type { Boundary } from "../city/city-document.ts";
import { type BoundaryTree, indexTree } from "./boundary-tree.ts";

/** Trees kept in memory: a large city's takes about a megabyte. */
const KEPT_TREES = 40;

/** The ADMIN tree of a city. Its version is asked each time, in one query for all cities of a request; the tree is read when that is new. */
export async function treeOf(city: string, ctx: RequestContext): Promise<BoundaryTree | null> {
  const kept = ctx.once("boundary trees", () => new LRUCache<string, BoundaryTree>({ max: KEPT_TREES }));
  const versions = ctx.loader<string, number>("tree versions", async (cities) => {
    const rows = (await ctx.db
      .selectFrom("boundary_tree")
      .select(["city", "version"])
      .where("hierarchy", "=", "ADMIN")
      .where("city", "in", [...cities])
      .execute()) as unknown as { city: string; version: number }[];
    const byCity = new Map(rows.map((row) => [row.city, row.version]));
    return cities.map((one) => byCity.get(one) ?? null);
  });
  const version = await versions.load(city);
  if (version === null) return null;
  const key = `${city} ${version}`;
  const hit = kept.get(key);
  if (hit) return hit;
  const rows = (await ctx.db
    .selectFrom("boundary")
    .select(["code", "type", "parent", "names", "latitude", "longitude", "pincodes"])
    .where("city", "=", city)
    .where("hierarchy", "=", "ADMIN")
    .execute()) as unknown as Boundary[];
  const tree = indexTree(rows);
  kept.set(key, tree);
  return tree;
}
