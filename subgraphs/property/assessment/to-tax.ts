import type { Translate } from "@civicgraph/kit";
import { explainStep } from "../tax/explain-step.ts";
import type { TaxLine, TaxReckoning } from "../tax/tax-step.ts";
import type { PropertyAssessment, PropertyTax, PropertyTaxLine } from "./assessment.type.ts";

export const toLines = (lines: readonly TaxLine[], t: Translate): PropertyTaxLine[] =>
  lines.map(({ head, amount }) => ({ head: { code: head, name: t(`head.${head}`) }, amount }));

export const toTax = (financialYear: string, { lines, steps, total }: TaxReckoning, t: Translate, locale: string): PropertyTax => ({
  financialYear,
  total,
  lines: toLines(lines, t),
  why: steps.map((step) => explainStep(step, t, locale)),
});

export interface AssessmentRow {
  id: string;
  financial_year: string;
  sequence: number;
  property_version: number;
  rule_pack_id: string;
  reckoning: TaxReckoning;
  demand_lines: TaxLine[];
  made_at: Date;
  raised_at: Date | null;
}

export const ASSESSMENT_COLUMNS =
  "id, financial_year, sequence, property_version, rule_pack_id, reckoning, demand_lines, made_at, raised_at";

export const toAssessment = (row: AssessmentRow, t: Translate, locale: string): PropertyAssessment => ({
  ...toTax(row.financial_year, row.reckoning, t, locale),
  id: row.id,
  sequence: row.sequence,
  propertyVersion: row.property_version,
  rulePack: row.rule_pack_id,
  demanded: toLines(row.demand_lines, t),
  madeAt: row.made_at,
  raisedAt: row.raised_at,
});
