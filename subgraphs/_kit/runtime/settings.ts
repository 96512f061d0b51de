import type { Manifest, SettingDefinition } from "@civicgraph/plugin-sdk";
import { LRUCache } from "lru-cache";
import type { Db } from "../context.ts";

export type SettingValue = string | number | boolean;

/** A change of a setting at one level, from a moment on. No value: that of the level above again. */
export interface SettingRow {
  id: string;
  city: string;
  value: SettingValue | null;
  effective_from: Date;
}

/** A change is seen by every process after so long. */
const FRESH_MS = 2000;
export const PLATFORM = "";
export const stateOf = (city: string): string => city.split(".")[0] ?? city;

/** Whose values count, the nearest first: the city's, then its state's; or the platform's alone. */
export const levelsOf = (setting: SettingDefinition, city: string): string[] =>
  setting.scope === "platform" ? [PLATFORM] : [...new Set([city, stateOf(city)])];

/** The change in force at each level: the latest whose moment has come; of two for the same moment the one made later. Pure. */
export function latest(rows: readonly SettingRow[], now: Date): Map<string, SettingRow> {
  const found = new Map<string, SettingRow>();
  for (const row of rows) {
    if (row.effective_from > now) continue;
    const other = found.get(row.city);
    if (
      !other ||
      row.effective_from > other.effective_from ||
      (Number(row.effective_from) === Number(other.effective_from) && BigInt(row.id) > BigInt(other.id))
    )
      found.set(row.city, row);
  }
  return found;
}

/** The change that decides: of the nearest level that has a value. Undefined: the manifest's default holds. Pure. */
export function inForce(rows: readonly SettingRow[], levels: readonly string[], now: Date): SettingRow | undefined {
  const found = latest(rows, now);
  return levels.map((level) => found.get(level)).find((row) => row !== undefined && row.value !== null);
}

/** A setting now, kept for two seconds. `through` reads it on another connection: that of a transaction which is open. */
export function settingReader(
  manifest: Manifest,
  db: Db,
  now: () => Date,
): <T extends SettingValue>(key: string, city: string, through?: Db) => Promise<T> {
  const cache = new LRUCache<string, SettingValue & {}>({ max: 5000, ttl: FRESH_MS });
  const declared = new Map(manifest.settings.map((setting) => [setting.key, setting]));
  return async <T extends SettingValue>(key: string, city: string, through: Db = db): Promise<T> => {
    const setting = declared.get(key);
    if (!setting) throw new Error(`${manifest.name}: setting ${key} is not declared in the manifest`);
    const levels = levelsOf(setting, city);
    const cacheKey = `${levels[0]} ${key}`;
    const hit = cache.get(cacheKey);
    if (hit !== undefined) return hit as T;
    const rows = (await through
      .selectFrom("setting")
      .select(["id", "city", "value", "effective_from"])
      .where("key", "=", key)
      .where("city", "in", levels)
      .where("effective_from", "<=", now())
      .execute()) as SettingRow[];
    const value = (inForce(rows, levels, now())?.value ?? setting.default) as T;
    cache.set(cacheKey, value);
    return value;
  };
}
