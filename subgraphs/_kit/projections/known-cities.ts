import { cityChanged } from "@civicgraph/events";
import { LRUCache } from "lru-cache";
import type { SubgraphServices } from "../context.ts";
import type { Consumer } from "../subgraph.ts";
import type { KnownCity } from "./read.ts";

/** Keeps `known_city` of a subgraph that files no cases: names, number codes and crests, for receipts and certificates. */
export const knownCities: Consumer = {
  name: "known-cities",
  events: [cityChanged.type],
  async apply(event, tx) {
    const city = event.payload as KnownCity;
    await tx.query(
      `insert into known_city (code, version, facts) values (?, ?, ?::jsonb)
       on conflict (code) do update set version = excluded.version, facts = excluded.facts where known_city.version < excluded.version`,
      [city.code, city.version, JSON.stringify(city)],
    );
  },
  async reset(tx) {
    await tx.query("delete from known_city");
  },
};

/** A city changes rarely and is read by each paper: kept for two seconds. */
const FRESH_MS = 2000;

export async function readCity(services: SubgraphServices, code: string): Promise<KnownCity | undefined> {
  const cache = services.once("known-cities", () => new LRUCache<string, KnownCity>({ max: 5000, ttl: FRESH_MS }));
  const hit = cache.get(code);
  if (hit) return hit;
  const row = await services.db.selectFrom("known_city").select("facts").where("code", "=", code).executeTakeFirst();
  if (row) cache.set(code, row.facts as KnownCity);
  return row?.facts as KnownCity | undefined;
}
