import type { Tx } from "@civicgraph/kit";
import { type RulePack, rulePackSchema } from "../tax/rule-pack.ts";

export interface RulePackRow {
  id: string;
  city: string;
  from_year: string;
  document: RulePack;
  reason: string;
  proposed_by: string;
  proposed_at: Date;
  signed_by: string | null;
  signed_at: Date | null;
}

export const PACK_COLUMNS = "id, city, from_year, document, reason, proposed_by, proposed_at, signed_by, signed_at";

export const stateOf = (city: string): string => city.split(".")[0] ?? city;

/** The rules of a year in a city: signed, the city's own over its state's, the newest that has begun. Null where nobody has signed any. */
export async function packFor(query: Tx["query"], city: string, year: string): Promise<RulePackRow | null> {
  const [row] = await query<RulePackRow>(
    `select ${PACK_COLUMNS} from rule_pack where city = any(?) and signed_at is not null and from_year <= ?
     order by (city = ?) desc, from_year desc, signed_at desc, id desc limit 1`,
    [[city, stateOf(city)], year, city],
  );
  return row ? { ...row, document: rulePackSchema.parse(row.document) } : null;
}
