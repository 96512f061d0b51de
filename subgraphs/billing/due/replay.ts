import type { Day } from "@civicgraph/kit/calendar/day";
import { sum } from "@civicgraph/kit/money/paise";
import { type PenaltyRule, rulesOf } from "../master/accrual-rule.ts";
import { type BillingService, headOf } from "../master/billing-service.ts";
import { type AccountState, type Demand, lineOf, type Payment, type PeriodState } from "./account-state.ts";
import { accrueInterest } from "./interest.ts";
import type { Part } from "./part.ts";
import { chargePenalties, penaltyDay } from "./penalty.ts";
import { shrinkRebates } from "./rebate.ts";
import { settle } from "./settle.ts";

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The periods that were demanded by a day, each with its first demand's day and its rules; in the order of time. */
function openPeriods(service: BillingService, demands: readonly Demand[]): PeriodState[] {
  return [...groupBy(demands, (one) => one.period.code).values()]
    .flatMap((group) => {
      const [first] = [...group].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1));
      return first
        ? [{ period: first.period, issuedOn: first.issuedOn, rules: rulesOf(service.rules, first.period), lines: new Map() }]
        : [];
    })
    .sort((a, b) => (a.period.from < b.period.from ? -1 : a.period.from > b.period.from ? 1 : 0));
}

/** Steps are shown where they are the whole of what was demanded; of a correction the demand is the difference alone. */
function chargeOf({ id, why }: Demand, head: string, day: Day, amount: number): Part {
  const steps = why?.[head];
  const whole = steps && sum(steps.map((step) => step.amount)) === amount;
  return { kind: "charge", demand: id, issuedOn: day, amount, ...(whole ? { steps } : {}) };
}

/** Demands add to the lines of their period. Demands of one day commute: they are taken in the order of their ids. */
function issue(state: PeriodState, service: BillingService, demands: readonly Demand[], day: Day): void {
  for (const demand of [...demands].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const { head, amount } of demand.lines) lineOf(state, headOf(service, head)).parts.push(chargeOf(demand, head, day, amount));
  }
  shrinkRebates(state, service, day);
}

/**
 * The account at the end of a day: a pure function of what was demanded and paid by then. A day happens as a whole, in this order: interest for it and
 * penalties, on what was unpaid when it began; demands; all its payments together. So the order within a day makes no difference.
 */
export function replay(service: BillingService, demands: readonly Demand[], payments: readonly Payment[], on: Day): AccountState {
  const known = demands.filter((one) => one.issuedOn <= on);
  const paid = payments.filter((one) => one.day <= on);
  const waiting = openPeriods(service, known);
  const penalties = waiting.flatMap((one) =>
    one.rules.filter((rule): rule is PenaltyRule => rule.kind === "penalty").map((rule) => penaltyDay(rule, one)),
  );
  const days = [
    ...new Set([...known.map((one) => one.issuedOn), ...paid.map((one) => one.day), ...penalties.filter((day) => day <= on), on]),
  ].sort();
  const demandsOf = groupBy(known, (one) => one.issuedOn);
  const paymentsOf = groupBy(paid, (one) => one.day);
  const state: AccountState = { day: null, periods: new Map(), pool: 0 };
  for (const day of days) {
    for (const one of state.periods.values()) {
      if (state.day) accrueInterest(one, service, state.day, day);
      chargePenalties(one, service, day);
    }
    for (const one of waiting) if (one.issuedOn === day) state.periods.set(one.period.code, one);
    for (const [code, group] of groupBy(demandsOf.get(day) ?? [], (one) => one.period.code)) {
      const period = state.periods.get(code);
      if (period) issue(period, service, group, day);
    }
    state.pool += sum((paymentsOf.get(day) ?? []).map((one) => one.amount));
    // A day without money or demands is only looked at: a bill changes nothing.
    if (demandsOf.has(day) || paymentsOf.has(day)) settle(state, service, day);
    state.day = day;
  }
  return state;
}
