import { isPaise, MAX_PAISE, type Paise, rateOf } from "@civicgraph/kit/money/paise";
import { z } from "zod";
import type { Period } from "../calendar/period.ts";
import { dayRuleSchema } from "./day-rule.ts";

const paise = z.number().refine(isPaise).min(0);
/** Hundredths of a percent: 10 % is 1000. */
const rate = z.number().int().min(0).max(100_000);

/** A rate with a floor and a cap, or a flat amount. */
export const amountRuleSchema = z.union([
  z.strictObject({ rate, min: paise.nullable(), max: paise.nullable() }),
  z.strictObject({ flat: paise }),
]);
export type AmountRule = z.infer<typeof amountRuleSchema>;

const common = {
  id: z.string().min(1).max(64),
  /** Where it is written: act, section, notification. Shown to whoever asks why. */
  clause: z.string().min(1).max(300),
  /** The head under which it stands in the bill. */
  head: z.string(),
  /** The heads of the same period that it is reckoned on. */
  on: z.array(z.string()).min(1),
  /** For periods that begin on this day or later, until a newer row of the same head takes over. */
  sincePeriod: z.iso.date(),
};

export const accrualRuleSchema = z.discriminatedUnion("kind", [
  /** Given to whoever has paid everything by `until`. */
  z.strictObject({ ...common, kind: z.literal("rebate"), amount: amountRuleSchema, until: dayRuleSchema }),
  /** Once, on what was still unpaid when the day `from` began. */
  z.strictObject({ ...common, kind: z.literal("penalty"), amount: amountRuleSchema, from: dayRuleSchema }),
  /** Simple, for each day from `from` on (to `until`, where it ends) that begins with something unpaid. */
  z.strictObject({
    ...common,
    kind: z.literal("interest"),
    ratePerYear: rate,
    daysInYear: z.union([z.literal(365), z.literal(360)]),
    /** Never more than this share of the most that was outstanding; without it interest has no end. */
    cap: rate.optional(),
    from: dayRuleSchema,
    until: dayRuleSchema.nullable(),
  }),
]);
export type AccrualRule = z.infer<typeof accrualRuleSchema>;
export type RebateRule = Extract<AccrualRule, { kind: "rebate" }>;
export type PenaltyRule = Extract<AccrualRule, { kind: "penalty" }>;
export type InterestRule = Extract<AccrualRule, { kind: "interest" }>;

/** What a rule makes of a base; nothing of nothing, and never more than the base itself for a flat rebate. */
export function amountOn(base: Paise, rule: AmountRule): Paise {
  if (base <= 0) return 0;
  if ("flat" in rule) return rule.flat;
  return Math.min(Math.max(rateOf(base, rule.rate), rule.min ?? 0), rule.max ?? MAX_PAISE);
}

/** The rules of a period: of each kind and head the rows of the newest `sincePeriod` that is not after it. */
export function rulesOf(rules: readonly AccrualRule[], period: Period): AccrualRule[] {
  const newest = new Map<string, string>();
  const keyOf = (rule: AccrualRule) => `${rule.kind} ${rule.head}`;
  for (const rule of rules) {
    const known = newest.get(keyOf(rule));
    if (rule.sincePeriod <= period.from && (known === undefined || rule.sincePeriod > known)) newest.set(keyOf(rule), rule.sincePeriod);
  }
  return rules.filter((rule) => newest.get(keyOf(rule)) === rule.sincePeriod);
}
