import { badInput, conflict, type FieldFault, type RequestContext } from "@civicgraph/kit";
import { isFinancialYear } from "../assessment/financial-year.ts";
import { packFaults } from "../tax/match-slab.ts";
import { rulePackSchema } from "../tax/rule-pack.ts";
import { PACK_COLUMNS, type RulePackRow } from "./read-packs.ts";
import type { ProposeTaxRulePackInput } from "./rule-pack.type.ts";

/** So many faults are told at once; an author mends them and sends the pack again. */
const MAX_FAULTS = 50;

/** Keeps a draft. Nothing follows from it until it is signed. */
export async function proposePack(input: ProposeTaxRulePackInput, ctx: RequestContext): Promise<RulePackRow> {
  ctx.viewer.require("property.proposeRates", input.place);
  const by = ctx.viewer.requireId();
  const parsed = rulePackSchema.safeParse(input.document);
  const faults: FieldFault[] = [];
  if (!isFinancialYear(input.fromYear)) faults.push({ path: "input.fromYear", code: "property.yearInvalid" });
  if (input.reason.trim().length < 5) faults.push({ path: "input.reason", code: "field.tooShort", values: { min: 5 } });
  if (parsed.success)
    for (const fault of packFaults(parsed.data))
      faults.push({ path: "input.document.slabs", code: "property.packFault", values: { fault } });
  else
    for (const { path, message } of parsed.error.issues)
      faults.push({ path: ["input", "document", ...path].join("."), code: "property.packFault", values: { fault: message } });
  if (faults.length || !parsed.success) throw badInput(...faults.slice(0, MAX_FAULTS));
  const document = JSON.stringify(parsed.data);
  return ctx.transact(async (tx) => {
    await tx.query(
      `insert into rule_pack (id, city, from_year, document, reason, proposed_by, proposed_at) values (?, ?, ?, ?::jsonb, ?, ?, ?) on conflict (id) do nothing`,
      [input.id, input.place, input.fromYear, document, input.reason.trim(), by, ctx.now()],
    );
    const [row] = await tx.query<RulePackRow & { same: boolean }>(
      `select ${PACK_COLUMNS}, city = ? and from_year = ? and document = ?::jsonb and proposed_by = ? as same from rule_pack where id = ?`,
      [input.place, input.fromYear, document, by, input.id],
    );
    if (!row?.same) throw conflict("error.sameIdOtherContent");
    return row;
  });
}
