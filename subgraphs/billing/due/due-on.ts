import type { Day } from "@civicgraph/kit/calendar/day";
import { financialYearOf } from "@civicgraph/kit/calendar/day";
import { type Paise, sum } from "@civicgraph/kit/money/paise";
import type { Period } from "../calendar/period.ts";
import { type BillingService, headOf } from "../master/billing-service.ts";
import type { TaxHead } from "../master/tax-head.ts";
import { type AccountState, chargedOf, type Demand, linesOf, type Payment } from "./account-state.ts";
import { byOrderThenPeriod } from "./apportion.ts";
import type { Part } from "./part.ts";
import { replay } from "./replay.ts";
import { settlementOn } from "./settle.ts";

/** One line of a bill, with the parts that it is made of. */
export interface DueLine {
  /** Null for the rounding, which is of the whole. */
  period: Period | null;
  head: TaxHead;
  charged: Paise;
  paid: Paise;
  due: Paise;
  parts: readonly Part[];
}

/** What is due on a day. */
export interface Due {
  on: Day;
  lines: DueLine[];
  /** Sum of the lines: what there is to pay. */
  total: Paise;
  /** Paid beyond what was due, set against what comes. */
  advance: Paise;
  /** The last day on which this amount is right with its rebate; null where it has none. */
  rebateUntil: Day | null;
  /** What is due of each financial year that has ended before the day. */
  arrears: { year: string; due: Paise }[];
}

/** What is due on a day: a pure function of the rules, the demands, the payments and that day. */
export function dueOn(service: BillingService, demands: readonly Demand[], payments: readonly Payment[], on: Day): Due {
  return dueOf(replay(service, demands, payments, on), service, on);
}

export function dueOf(state: AccountState, service: BillingService, on: Day): Due {
  const { offers, exact, payable } = settlementOn(state, service, on);
  const lines: DueLine[] = linesOf(state).map((line) => {
    const charged = chargedOf(line);
    return { period: line.period, head: line.head, charged, paid: line.paid, due: charged - line.paid, parts: line.parts };
  });
  for (const { line, part, change } of offers) {
    const standing = lines.find((one) => one.period?.code === line.period.code && one.head.code === line.head.code);
    if (standing) {
      standing.parts = [...standing.parts.filter((one) => one.kind !== "rebate" || one.rule !== part.rule), part];
      standing.charged += change;
      standing.due += change;
    } else lines.push({ period: line.period, head: line.head, charged: change, paid: 0, due: change, parts: [part] });
  }
  const open = lines
    .filter((line) => line.due !== 0)
    .sort((a, b) => (a.period && b.period && a.period.from !== b.period.from ? (a.period.from < b.period.from ? -1 : 1) : inPeriod(a, b)));
  const rounding = exact > 0 ? payable - exact : 0;
  if (rounding !== 0) {
    const head = headOf(service, service.rounding.head);
    const part: Part = { kind: "rounding", exact, unit: service.rounding.unit, amount: rounding };
    open.push({ period: null, head, charged: rounding, paid: 0, due: rounding, parts: [part] });
  }
  const rebateDays = offers.filter((one) => one.change < 0).map((one) => one.part.until);
  return {
    on,
    lines: open,
    total: payable,
    advance: state.pool + Math.max(0, -exact),
    rebateUntil: payable > 0 ? (rebateDays.sort()[0] ?? null) : null,
    arrears: arrearsOf(open, on),
  };
}

const inPeriod = (a: DueLine, b: DueLine): number =>
  a.period && b.period ? byOrderThenPeriod({ period: a.period, head: a.head, due: 0 }, { period: b.period, head: b.head, due: 0 }) : 0;

function arrearsOf(lines: readonly DueLine[], on: Day): Due["arrears"] {
  const current = financialYearOf(on);
  const years = new Map<string, Paise[]>();
  for (const { period, due } of lines) {
    const year = period && financialYearOf(period.from);
    if (year && year < current) years.set(year, [...(years.get(year) ?? []), due]);
  }
  return [...years].map(([year, dues]) => ({ year, due: sum(dues) })).sort((a, b) => (a.year < b.year ? -1 : 1));
}
