import type { Day } from "@civicgraph/kit/calendar/day";
import { type Paise, roundTo, sum } from "@civicgraph/kit/money/paise";
import { type BillingService, headOf } from "../master/billing-service.ts";
import { type AccountState, chargedOf, dueOf, lineOf, linesOf } from "./account-state.ts";
import { apportion } from "./apportion.ts";
import { grantRebate, type RebateOffer, rebateOffers } from "./rebate.ts";

/** What would settle an account on a day, to the last paisa and as asked for. */
export interface Settlement {
  offers: RebateOffer[];
  /** Before rounding; negative where the city owes. */
  exact: Paise;
  /** Rounded; what there is to pay. */
  payable: Paise;
}

export function settlementOn(state: AccountState, service: BillingService, day: Day): Settlement {
  const offers = [...state.periods.values()].flatMap((one) => rebateOffers(one, service, day));
  const exact = sum(linesOf(state).map(dueOf)) + sum(offers.map((one) => one.change));
  return { offers, exact, payable: exact > 0 ? roundTo(exact, service.rounding.unit) : 0 };
}

/** Uses what was paid: settles everything, its rebates and its rounding included, where that suffices; else apportions it. */
export function settle(state: AccountState, service: BillingService, day: Day): void {
  const open = linesOf(state).filter((line) => dueOf(line) !== 0);
  if (open.length === 0) return;
  const { offers, exact, payable } = settlementOn(state, service, day);
  if (state.pool >= payable) settleAll(state, service, { offers, exact, payable });
  else if (state.pool > 0) {
    const { settled, left } = apportion(
      open.map((line) => ({ period: line.period, head: line.head, due: dueOf(line) })),
      state.pool,
    );
    open.forEach((line, index) => {
      line.paid += settled[index] ?? 0;
    });
    state.pool = left;
  }
}

function settleAll(state: AccountState, service: BillingService, { offers, exact, payable }: Settlement): void {
  for (const offer of offers) {
    const period = state.periods.get(offer.line.period.code);
    if (period) grantRebate(period, offer);
  }
  const rounding = exact > 0 ? payable - exact : 0;
  // The rounding of the whole stands with the newest period that had something open.
  const newest = [...state.periods.values()]
    .filter((one) => [...one.lines.values()].some((line) => dueOf(line) !== 0))
    .sort((a, b) => (a.period.from < b.period.from ? -1 : 1))
    .at(-1);
  if (rounding !== 0 && newest) {
    lineOf(newest, headOf(service, service.rounding.head)).parts.push({
      kind: "rounding",
      exact,
      unit: service.rounding.unit,
      amount: rounding,
    });
  }
  for (const line of linesOf(state)) line.paid = chargedOf(line);
  state.pool -= exact + rounding;
}
