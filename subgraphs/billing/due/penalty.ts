import { addDays, type Day, later } from "@civicgraph/kit/calendar/day";
import { amountOn, type PenaltyRule } from "../master/accrual-rule.ts";
import { type BillingService, headOf } from "../master/billing-service.ts";
import { dayFor } from "../master/day-rule.ts";
import { lineOf, type PeriodState, unpaidOn } from "./account-state.ts";

/** The day on which a penalty falls: never the day on which the demand is first made. */
export const penaltyDay = (rule: PenaltyRule, { period, issuedOn }: Pick<PeriodState, "period" | "issuedOn">): Day =>
  later(dayFor(rule.from, period, issuedOn), addDays(issuedOn, 1));

/** Penalties that fall on a day, on what was unpaid when it began. */
export function chargePenalties(state: PeriodState, service: BillingService, day: Day): void {
  const falling = state.rules.filter((rule): rule is PenaltyRule => rule.kind === "penalty" && penaltyDay(rule, state) === day);
  // All bases before the first penalty: two penalties of one day do not bear one another, in whatever order the rules stand.
  const bases = falling.map((rule) => unpaidOn(state, rule.on));
  falling.forEach((rule, index) => {
    const base = bases[index] ?? 0;
    const amount = amountOn(base, rule.amount);
    if (amount === 0) return;
    const { id, clause, amount: reckoning } = rule;
    lineOf(state, headOf(service, rule.head)).parts.push({ kind: "penalty", rule: id, clause, day, base, reckoning, amount });
  });
}
