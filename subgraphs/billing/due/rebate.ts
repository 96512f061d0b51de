import type { Day } from "@civicgraph/kit/calendar/day";
import { type Paise, sum } from "@civicgraph/kit/money/paise";
import { amountOn, type RebateRule } from "../master/accrual-rule.ts";
import { type BillingService, headOf } from "../master/billing-service.ts";
import { dayFor } from "../master/day-rule.ts";
import { type Line, lineOf, type PeriodState } from "./account-state.ts";
import type { RebatePart } from "./part.ts";

/** A rebate that a period may still have: the line where it would stand, the part that is there, the part as it would be. */
export interface RebateOffer {
  line: Line;
  earned: RebatePart | undefined;
  part: RebatePart;
  /** What accepting it changes: negative where something more is let off. */
  change: Paise;
}

const leviedOn = (state: PeriodState, heads: readonly string[]): Paise =>
  sum(
    heads
      .flatMap((code) => state.lines.get(code)?.parts ?? [])
      .filter((part) => part.kind === "charge")
      .map((part) => part.amount),
  );

/** The rebates that paying everything on a day would earn, reckoned on what was levied (not on what is unpaid). */
export function rebateOffers(state: PeriodState, service: BillingService, day: Day): RebateOffer[] {
  return state.rules
    .filter((rule): rule is RebateRule => rule.kind === "rebate")
    .flatMap((rule) => {
      const until = dayFor(rule.until, state.period, state.issuedOn);
      const line = state.lines.get(rule.head);
      const earned = line?.parts.find((one): one is RebatePart => one.kind === "rebate" && one.rule === rule.id);
      const base = leviedOn(state, rule.on);
      // After the day an earned rebate may still shrink with its base, never grow.
      const most = day <= until ? base : -(earned?.amount ?? 0);
      const amount = -Math.min(amountOn(base, rule.amount), Math.max(most, 0), Math.max(base, 0));
      const change = amount - (earned?.amount ?? 0);
      if (change === 0) return [];
      const part: RebatePart = {
        kind: "rebate",
        rule: rule.id,
        clause: rule.clause,
        until,
        base,
        reckoning: rule.amount,
        amount: amount || 0,
      };
      return [{ line: line ?? { period: state.period, head: headOf(service, rule.head), parts: [], paid: 0 }, earned, part, change }];
    });
}

export function grantRebate(state: PeriodState, { line, earned, part }: RebateOffer): void {
  const kept = lineOf(state, line.head);
  if (earned) kept.parts.splice(kept.parts.indexOf(earned), 1, part);
  else kept.parts.push(part);
}

/** An earned rebate shrinks at once when a correction lowers what it was reckoned on. */
export function shrinkRebates(state: PeriodState, service: BillingService, day: Day): void {
  for (const offer of rebateOffers(state, service, day)) if (offer.earned && offer.change > 0) grantRebate(state, offer);
}
