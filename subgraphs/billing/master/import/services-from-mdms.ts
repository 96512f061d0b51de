import { cleanName, languageOf } from "@civicgraph/kit/import/clean-text";
import type { SourceRow } from "@civicgraph/kit/import/plan-rows";
import type { Cycle } from "../../calendar/period.ts";
import { type BillingService, MODES, type Mode } from "../billing-service.ts";
import type { Category, TaxHead } from "../tax-head.ts";
import type { BillingFiles, BusinessRow, HeadRow } from "./billing-files.ts";

/** What the source says of how a service bills. Its rules and the form of its receipt numbers stand elsewhere. */
export type StatedService = Omit<BillingService, "rules" | "receiptNumber">;

const CYCLES: Record<string, Cycle> = {
  ANNUAL: "ANNUAL",
  MONTHLY: "MONTH",
  QUATERLY: "QUARTER",
  QUARTERLY: "QUARTER",
  HALFYEARLY: "HALF_YEAR",
};
const MODE_OF: Record<string, Mode> = { DD: "DEMAND_DRAFT", OFFLINE_NEFT: "TRANSFER", OFFLINE_RTGS: "TRANSFER" };
const LOCK_MINUTES = 30;
const RUPEE = 100;

/** The category that a code's own words say, where the source has a wider one: its `TAX` covers interest, penalties and rebates. */
const SAID_BY_CODE: [RegExp, Category][] = [
  [/ROUND_?OFF|DECIMAL_CEILING/i, "ROUNDING"],
  [/INTEREST/i, "INTEREST"],
  [/PENALTY/i, "PENALTY"],
  [/REBATE/i, "REBATE"],
  [/EXEMPTION/i, "EXEMPTION"],
];
const STATED: ReadonlySet<string> = new Set([
  "TAX",
  "FEE",
  "CHARGES",
  "FINES",
  "REBATE",
  "EXEMPTION",
  "PENALTY",
  "INTEREST",
  "ADVANCE_COLLECTION",
]);

function headFrom(row: HeadRow): { head: TaxHead; fixes: string[] } {
  const { text, fixes } = cleanName(row.name);
  const category =
    SAID_BY_CODE.find(([words]) => words.test(row.code))?.[1] ?? (STATED.has(row.category) ? (row.category as Category) : "CHARGES");
  const changed = category === row.category ? [] : [`${row.code}: ${row.category} read as ${category}`];
  const names = { [languageOf(text)]: text || row.code };
  return { head: { code: row.code, names, category, order: row.order }, fixes: [...fixes.map((fix) => `${row.code}: ${fix}`), ...changed] };
}

function modesOf(row: BusinessRow): Mode[] {
  const refused = new Set(row.collectionModesNotAllowed.map((mode) => MODE_OF[mode] ?? mode));
  return MODES.filter((mode) => !refused.has(mode));
}

/** The rounding stands under the head that the source has for it, else under one of our own. */
function withRounding(heads: TaxHead[], code: string): { heads: TaxHead[]; rounding: string } {
  const own =
    heads.find((head) => head.category === "ROUNDING" && /ROUND/i.test(head.code)) ?? heads.find((head) => head.category === "ROUNDING");
  if (own) return { heads, rounding: own.code };
  const last = Math.max(...heads.map((head) => head.order));
  const made: TaxHead = { code: `${code}_ROUNDOFF`, names: { en: "Rounding" }, category: "ROUNDING", order: Math.min(last + 1, 999) };
  return { heads: [...heads, made], rounding: made.code };
}

function serviceFrom(
  row: BusinessRow,
  id: string,
  rows: readonly HeadRow[],
  cycles: readonly string[],
): { stated: StatedService; reasons: string[] } {
  const read = rows.map(headFrom);
  const reasons = read.flatMap((one) => one.fixes);
  const known = cycles.map((one) => CYCLES[one]).find((one) => one !== undefined);
  if (!known && cycles.length) reasons.push(`periods of ${cycles[0]}: billed once`);
  const { heads, rounding } = withRounding(
    read.map((one) => one.head),
    row.code,
  );
  const { text, fixes } = cleanName(row.businessService.replaceAll(".", ": "));
  const partFrom = row.partPaymentAllowed ? Math.max(1, Math.round((row.minAmountPayable ?? 1) * RUPEE)) : null;
  return {
    reasons: [...fixes, ...reasons],
    stated: {
      service: id,
      names: { [languageOf(text)]: text },
      cycle: known ?? "ONCE",
      heads,
      rounding: { unit: RUPEE, head: rounding },
      payment: { modes: modesOf(row), partFrom, advance: row.isAdvanceAllowed, lockMinutes: LOCK_MINUTES },
    },
  };
}

/** DIGIT's business services, tax heads and periods as ours, with what had to be said of each. `services`: DIGIT's code → our service. */
export function servicesFromMdms(
  { businesses, heads, periods }: BillingFiles,
  services: ReadonlyMap<string, string>,
): { stated: Map<string, StatedService>; rows: SourceRow[] } {
  const stated = new Map<string, StatedService>();
  const rows = businesses.value.BusinessService.map((row, index): SourceRow => {
    const at = businesses.at(["BusinessService", index, "code"]);
    const id = services.get(row.code) ?? row.code;
    const refused = (reason: string): SourceRow => ({ master: "billing service", code: id, at, reasons: [reason], outcome: "refused" });
    if (row.isActive === false) return refused("not active");
    if (stated.has(id)) return refused("stands twice");
    const own = heads.value.TaxHeadMaster.filter((head) => head.service === row.code);
    if (own.length === 0) return refused("has no tax heads");
    const cycles = periods.value.TaxPeriod.filter((period) => period.service === row.code).map((period) => period.periodCycle);
    const read = serviceFrom(row, id, own, cycles);
    stated.set(id, read.stated);
    return { master: "billing service", code: id, at, reasons: read.reasons };
  });
  return { stated, rows };
}
