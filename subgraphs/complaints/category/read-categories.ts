import { localizedText, type SubgraphServices } from "@civicgraph/kit";
import { LRUCache } from "lru-cache";
import type { ComplaintCategory } from "./category.type.ts";
import { splitKeywords } from "./keywords.ts";

export interface CategoryRow {
  scope: string;
  code: string;
  names: Record<string, string>;
  keywords: Record<string, string>;
  group_code: string | null;
  department: string | null;
  sla_hours: number;
  photo_required: boolean;
  active: boolean;
  position: number;
}

/** Categories of a city: its own over the state's. Kept for two seconds: they change rarely and every filing reads them. */
export async function categoryRows(city: string, services: SubgraphServices): Promise<CategoryRow[]> {
  const cache = services.once("categories", () => new LRUCache<string, CategoryRow[]>({ max: 2000, ttl: 2000 }));
  const hit = cache.get(city);
  if (hit) return hit;
  const state = city.split(".")[0] ?? city;
  const rows = (await services.db
    .selectFrom("complaint_category")
    .selectAll()
    .where("scope", "in", [state, city])
    .orderBy("position")
    .orderBy("code")
    .execute()) as unknown as CategoryRow[];
  const own = new Set(rows.filter((row) => row.scope === city).map((row) => row.code));
  const merged = rows.filter((row) => row.scope === city || !own.has(row.code));
  cache.set(city, merged);
  return merged;
}

export function categoryOf(row: CategoryRow, services: SubgraphServices, locale: string): ComplaintCategory {
  const words = [row.keywords[locale], row.keywords.en].filter(Boolean).join(",");
  const key = `group.${row.group_code}`;
  const group = row.group_code ? services.translate(locale)(key) : null;
  return {
    code: row.code,
    name: localizedText(row.names, locale),
    group: row.group_code,
    groupName: group === key ? row.group_code : group,
    keywords: splitKeywords(words),
    department: row.department,
    slaHours: row.sla_hours,
    photoRequired: row.photo_required,
  };
}

/** One category, active or not: old complaints keep theirs. */
export async function findCategory(
  city: string,
  code: string,
  services: SubgraphServices,
  locale: string,
): Promise<ComplaintCategory | null> {
  const row = (await categoryRows(city, services)).find((one) => one.code === code);
  return row ? categoryOf(row, services, locale) : null;
}
