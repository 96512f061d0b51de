import { localizedText, type SubgraphServices, type Tx } from "@civicgraph/kit";
import { mergeTexts, planRecords } from "@civicgraph/kit/import/plan-rows";
import { LRUCache } from "lru-cache";
import type { ItemDocument, ItemKind } from "./item-document.ts";

export type ItemRow = ItemDocument & { kind: ItemKind };
export type ItemPlan = ReturnType<typeof planItems>;

/** Items of a city: its own over the state's. Kept for two seconds: they change rarely and every filing reads them. */
export async function itemsOf(city: string, services: SubgraphServices): Promise<ItemRow[]> {
  const cache = services.once("licence-items", () => new LRUCache<string, ItemRow[]>({ max: 2000, ttl: 2000 }));
  const hit = cache.get(city);
  if (hit) return hit;
  const state = city.split(".")[0] ?? city;
  const rows = (await services.db
    .selectFrom("licence_item")
    .selectAll()
    .where("scope", "in", [state, city])
    .orderBy("position")
    .orderBy("code")
    .execute()) as unknown as ItemRow[];
  const key = ({ kind, code }: ItemRow) => `${kind} ${code}`;
  const own = new Set(rows.filter((row) => row.scope === city).map(key));
  const merged = rows.filter((row) => row.scope === city || !own.has(key(row)));
  cache.set(city, merged);
  return merged;
}

export const itemName = ({ names, code }: Pick<ItemRow, "names" | "code">, locale: string): string => localizedText(names, locale) || code;

/** What documents change in the items of one scope and kind. Pure. */
export const planItems = (ours: readonly ItemDocument[], theirs: readonly ItemDocument[]) =>
  planRecords<ItemDocument>(ours, theirs, { names: mergeTexts });

/** All items of a scope and kind, locked until the transaction ends. */
export const loadItems = (tx: Pick<Tx, "query">, scope: string, kind: ItemKind): Promise<ItemDocument[]> =>
  tx.query<ItemDocument>(
    "select scope, code, names, uom, papers, active, position from licence_item where scope = ? and kind = ? order by code for update",
    [scope, kind],
  );

/** Writes what a plan changes, in one statement. */
export async function writeItems(tx: Pick<Tx, "query">, kind: ItemKind, plan: ItemPlan): Promise<void> {
  if (plan.writes.length === 0) return;
  await tx.query(
    `insert into licence_item (scope, kind, code, names, uom, papers, active, position)
     select scope, ?, code, names, uom, papers, active, position
     from jsonb_to_recordset(?::jsonb) as row (scope text, code text, names jsonb, uom text, papers jsonb, active boolean, position integer)
     on conflict (scope, kind, code) do update set names = excluded.names, uom = excluded.uom, papers = excluded.papers, active = excluded.active, position = excluded.position`,
    [kind, JSON.stringify(plan.writes)],
  );
}
