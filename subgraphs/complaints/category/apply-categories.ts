import { categoriesChanged } from "@civicgraph/events";
import type { Tx } from "@civicgraph/kit";
import { type Merge, mergeTexts, planRecords } from "@civicgraph/kit/import/plan-rows";
import type { CategoryDocument, Texts } from "./category-document.ts";
import { splitKeywords } from "./keywords.ts";

/** Words of both sides, ours first: an import adds words and never takes one away. */
const mergeKeywords: Merge = (ours, theirs) => {
  const merged: Texts = { ...(ours as Texts) };
  for (const [locale, words] of Object.entries(theirs as Texts)) {
    const known = splitKeywords(merged[locale] ?? "");
    const added = splitKeywords(words).filter((word) => !known.includes(word));
    if (added.length) merged[locale] = [...known, ...added].join(", ");
  }
  return merged;
};

export type CategoryPlan = ReturnType<typeof planCategories>;

/** What documents change in the categories of one scope. The source wins where it says something; what it leaves open stays. Pure. */
export const planCategories = (ours: readonly CategoryDocument[], theirs: readonly CategoryDocument[]) =>
  planRecords<CategoryDocument>(ours, theirs, { names: mergeTexts, keywords: mergeKeywords });

/** All categories of a scope, locked until the transaction ends. */
export const loadCategories = (tx: Pick<Tx, "query">, scope: string): Promise<CategoryDocument[]> =>
  tx.query<CategoryDocument>(
    `select scope, code, names, keywords, group_code as "group", department, sla_hours as "slaHours", photo_required as "photoRequired", active, position
     from complaint_category where scope = ? order by code for update`,
    [scope],
  );

/** Writes what a plan changes, in one statement, and tells of the names that there are then. */
export async function writeCategories(tx: Pick<Tx, "query" | "emit">, plan: CategoryPlan): Promise<void> {
  if (plan.writes.length === 0) return;
  await tx.query(
    `insert into complaint_category (scope, code, names, keywords, group_code, department, sla_hours, photo_required, active, position)
     select scope, code, names, keywords, "group", department, "slaHours", coalesce("photoRequired", false), active, position
     from jsonb_to_recordset(?::jsonb) as row (scope text, code text, names jsonb, keywords jsonb, "group" text, department text, "slaHours" integer, "photoRequired" boolean, active boolean, position integer)
     on conflict (scope, code) do update set names = excluded.names, keywords = excluded.keywords, group_code = excluded.group_code, department = excluded.department,
       sla_hours = excluded.sla_hours, photo_required = excluded.photo_required, active = excluded.active, position = excluded.position`,
    [JSON.stringify(plan.writes)],
  );
  for (const scope of new Set(plan.writes.map((one) => one.scope))) {
    const categories = await tx.query<{ code: string; names: Texts }>(
      "select code, names from complaint_category where scope = ? order by code",
      [scope],
    );
    await tx.emit(categoriesChanged, scope, { service: "complaints", scope, categories });
  }
}
