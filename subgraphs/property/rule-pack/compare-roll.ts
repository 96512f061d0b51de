import { actionNotAllowed, type SubgraphServices } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { rulePackSchema } from "../tax/rule-pack.ts";
import type { Taxable } from "../tax/taxable.ts";
import { compareOne, emptyComparison, type RollComparison } from "./compare-packs.ts";
import { packFor, type RulePackRow } from "./read-packs.ts";

/** Read so many at a time: a roll of any length is held in no memory. */
const CHUNK = 1000;

/** Reckons the whole roll of a city by the pack in force and by this one. */
export async function compareRoll(pack: RulePackRow, city: string, services: SubgraphServices): Promise<RollComparison> {
  const query = <R>(sql: string, values?: unknown[]) => rawQuery<R>(services.db, sql, values);
  const inForce = await packFor(query, city, pack.from_year);
  if (!inForce) throw actionNotAllowed("property.noRates", { year: pack.from_year });
  const proposed = rulePackSchema.parse(pack.document);
  let comparison = emptyComparison();
  for (let after = ""; ; ) {
    const rows = await query<{ number: string; facts: Taxable }>(
      `select number, facts from property where city = ? and status = 'ACTIVE' and number > ? order by number limit ${CHUNK}`,
      [city, after],
    );
    for (const row of rows) comparison = compareOne(comparison, row, inForce.document, proposed);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return comparison;
    after = last.number;
  }
}
