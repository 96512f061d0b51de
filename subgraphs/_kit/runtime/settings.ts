import type { Manifest } from "@civicgraph/plugin-sdk";
import { LRUCache } from "lru-cache";
import type { Db } from "../context.ts";

type Value = string | number | boolean;

/** A setting now: the city's row over the state's over the manifest's default, the newest that is in force. Kept for five seconds. */
export function settingReader(manifest: Manifest, db: Db, now: () => Date): <T extends Value>(key: string, city: string) => Promise<T> {
  const cache = new LRUCache<string, Value & {}>({ max: 5000, ttl: 5000 });
  const defaults = new Map(manifest.settings.map((setting) => [setting.key, setting.default]));
  return async <T extends Value>(key: string, city: string): Promise<T> => {
    const fallback = defaults.get(key);
    if (fallback === undefined) throw new Error(`${manifest.name}: setting ${key} is not declared in the manifest`);
    const cacheKey = `${city} ${key}`;
    const hit = cache.get(cacheKey);
    if (hit !== undefined) return hit as T;
    const state = city.split(".")[0] ?? city;
    const rows = await db
      .selectFrom("setting")
      .select(["city", "value"])
      .where("key", "=", key)
      .where("city", "in", [city, state])
      .where("effective_from", "<=", now())
      .orderBy("effective_from", "desc")
      .execute();
    const row = rows.find((one) => one.city === city) ?? rows[0];
    const value = (row?.value ?? fallback) as T;
    cache.set(cacheKey, value);
    return value;
  };
}
