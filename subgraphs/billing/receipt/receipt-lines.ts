import type { Paise } from "@civicgraph/kit/money/paise";
import { type AccountState, linesOf } from "../due/account-state.ts";

/** What a payment settled of one head of one period; head null: what it left as an advance. */
export interface ReceiptLine {
  head: string | null;
  period: string | null;
  amount: Paise;
}

const paidBy = (state: AccountState): Map<string, ReceiptLine> => {
  const paid = new Map<string, ReceiptLine>();
  for (const line of linesOf(state)) {
    paid.set(`${line.period.code} ${line.head.code}`, { head: line.head.code, period: line.period.code, amount: line.paid });
  }
  paid.set("", { head: null, period: null, amount: state.pool });
  return paid;
};

/** The difference that a payment made, line by line: its sum is the payment. */
export function receiptLines(before: AccountState, after: AccountState): ReceiptLine[] {
  const was = paidBy(before);
  const is = paidBy(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key) => {
      const line = is.get(key) ?? was.get(key);
      return { head: line?.head ?? null, period: line?.period ?? null, amount: (is.get(key)?.amount ?? 0) - (was.get(key)?.amount ?? 0) };
    })
    .filter((line) => line.amount !== 0)
    .sort((a, b) => ((a.period ?? "~") < (b.period ?? "~") ? -1 : (a.period ?? "~") > (b.period ?? "~") ? 1 : 0));
}
