import { addDays, type Day, dayAt, financialYearStart } from "@civicgraph/kit/calendar/day";
import { z } from "zod";
import type { Period } from "../calendar/period.ts";

/** A day that each period has by rule: next year's needs no new row. */
export const dayRuleSchema = z.discriminatedUnion("at", [
  /** That day of the period's financial year (1 April to 31 March), as many years later, or of the year before it (-1). */
  z.strictObject({
    at: z.literal("dayOfYear"),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    years: z.number().int().min(-1).max(20),
  }),
  z.strictObject({ at: z.literal("daysAfterIssue"), days: z.number().int().min(0).max(3660) }),
  z.strictObject({ at: z.literal("daysAfterPeriod"), days: z.number().int().min(0).max(3660) }),
  z.strictObject({ at: z.literal("date"), date: z.iso.date() }),
]);
export type DayRule = z.infer<typeof dayRuleSchema>;

/** The day that a rule means for a period whose first demand was issued on `issuedOn`. */
export function dayFor(rule: DayRule, period: Period, issuedOn: Day): Day {
  switch (rule.at) {
    case "dayOfYear": {
      const year = financialYearStart(period.from) + rule.years + (rule.month < 4 ? 1 : 0);
      return dayAt(year, rule.month, rule.day);
    }
    case "daysAfterIssue":
      return addDays(issuedOn, rule.days);
    case "daysAfterPeriod":
      return addDays(period.to, rule.days);
    case "date":
      return rule.date;
  }
}
