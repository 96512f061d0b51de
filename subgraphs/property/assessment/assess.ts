import { actionNotAllowed, type Tx } from "@civicgraph/kit";
import { v7 as uuid } from "uuid";
import type { PropertyRow } from "../registry/property-row.ts";
import { packFor } from "../rule-pack/read-packs.ts";
import { NoSlab } from "../tax/levy.ts";
import { type AdHoc, reckonTax } from "../tax/reckon-tax.ts";
import type { RulePack } from "../tax/rule-pack.ts";
import type { TaxLine, TaxReckoning } from "../tax/tax-step.ts";
import type { Taxable } from "../tax/taxable.ts";
import { differenceOf } from "./difference.ts";

export interface NewAssessment {
  year: string;
  adHoc: AdHoc | null;
  by: string;
  at: Date;
}

/** The tax, or a refusal that says which floor the rates do not know. */
export function reckonOrRefuse(facts: Taxable, pack: RulePack, adHoc: AdHoc | null): TaxReckoning {
  try {
    return reckonTax(facts, pack, adHoc);
  } catch (error) {
    if (error instanceof NoSlab) throw actionNotAllowed("property.noRate", { floor: error.unit === null ? 0 : error.unit + 1 });
    throw error;
  }
}

/**
 * Assesses a property for a year, in the caller's transaction. What was demanded of the year before is taken into account: only the
 * difference is demanded, up or down. Billing hears of it by a job, which commits with the assessment and is repeated until it is heard.
 */
export async function assess(tx: Tx, property: PropertyRow, { year, adHoc, by, at }: NewAssessment): Promise<string> {
  const pack = await packFor(tx.query, property.city, year);
  if (!pack) throw actionNotAllowed("property.noRates", { year });
  const reckoning = reckonOrRefuse(property.facts, pack.document, adHoc);
  const before = await tx.query<{ demand_lines: TaxLine[] }>(
    "select demand_lines from assessment where property_id = ? and financial_year = ? order by sequence",
    [property.id, year],
  );
  const demanded = differenceOf(
    reckoning.lines,
    before.flatMap((one) => one.demand_lines),
  );
  const id = uuid();
  await tx.query(
    `insert into assessment (id, property_id, property_version, financial_year, sequence, rule_pack_id, ad_hoc, reckoning, demand_id, demand_lines, made_by, made_at)
     values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?, ?)`,
    [
      id,
      property.id,
      property.version,
      year,
      before.length + 1,
      pack.id,
      adHoc && JSON.stringify(adHoc),
      JSON.stringify(reckoning),
      uuid(),
      JSON.stringify(demanded),
      by,
      at,
    ],
  );
  await tx.addJob("raise-demand", { assessmentId: id }, { jobKey: `raise-demand ${id}` });
  return id;
}
