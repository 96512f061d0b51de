import type { Paise } from "@civicgraph/kit/money/paise";
import type { Period } from "../calendar/period.ts";

/** What a payment can fill: one head of one period. Negative: an exemption or a correction, which is absorbed first. */
export interface Fillable {
  period: Pick<Period, "code" | "from">;
  head: { code: string; order: number };
  due: Paise;
}

/** By the order of the head, then the oldest period. The codes only make the order whole. */
export function byOrderThenPeriod(a: Fillable, b: Fillable): number {
  return (
    a.head.order - b.head.order ||
    compare(a.period.from, b.period.from) ||
    compare(a.period.code, b.period.code) ||
    compare(a.head.code, b.head.code)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Splits a payment that does not settle everything. First it absorbs what is in the payer's favour: each period's own exemptions go into that
 * period, what is left of them joins the payment. Then it fills the heads. Answers how much of each is settled, in the order given, and what is left.
 */
export function apportion(fillables: readonly Fillable[], amount: Paise): { settled: Paise[]; left: Paise } {
  const settled = fillables.map(() => 0);
  const order = fillables.map((_, index) => index).sort((a, b) => byOrderThenPeriod(at(fillables, a), at(fillables, b)));
  let left = amount;
  const fill = (indices: readonly number[], purse: Paise): Paise => {
    let rest = purse;
    for (const index of indices) {
      if (rest === 0) break;
      const part = Math.min(at(fillables, index).due - (settled[index] ?? 0), rest);
      if (part <= 0) continue;
      settled[index] = (settled[index] ?? 0) + part;
      rest -= part;
    }
    return rest;
  };
  for (const code of new Set(fillables.map((one) => one.period.code))) {
    const own = order.filter((index) => at(fillables, index).period.code === code);
    let credit = 0;
    for (const index of own) {
      const { due } = at(fillables, index);
      if (due >= 0) continue;
      settled[index] = due;
      credit -= due;
    }
    left += fill(own, credit);
  }
  left = fill(order, left);
  return { settled, left };
}

function at(fillables: readonly Fillable[], index: number): Fillable {
  const found = fillables[index];
  if (!found) throw new RangeError(`no line ${index}`);
  return found;
}
