import type { Paise } from "@civicgraph/kit/money/paise";
import type { AccountState, Payment } from "../due/account-state.ts";
import { chargedOf, linesOf } from "../due/account-state.ts";
import { ADVANCE, INCOME, RECEIVABLE } from "./ledgers.ts";

/** One amount of a journal entry or of a balance. Debit is positive. */
export interface Posting {
  ledger: string;
  head: string | null;
  period: string | null;
  amount: Paise;
}

/** A payment with the ledger that holds its money. */
export interface BookedPayment extends Payment {
  source: string;
}

const keyOf = ({ ledger, head, period }: Omit<Posting, "amount">) => `${ledger} ${head ?? ""} ${period ?? ""}`;
const compare = (a: Posting, b: Posting) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** Balances by ledger, head and period, without those that are nil, in a fixed order. */
export function balancesOf(postings: Iterable<Posting>): Posting[] {
  const balances = new Map<string, Posting>();
  for (const one of postings) {
    const known = balances.get(keyOf(one));
    if (known) known.amount += one.amount;
    else balances.set(keyOf(one), { ...one });
  }
  return [...balances.values()].filter((one) => one.amount !== 0).sort(compare);
}

/**
 * What the books must say of an account: a pure function of its state, so posting is writing the difference, and a replay gives the same books.
 * They balance because what was paid is what the lines took plus the advance.
 */
export function booksOf(state: AccountState, payments: readonly BookedPayment[]): Posting[] {
  const postings: Posting[] = payments.map((one) => ({ ledger: one.source, head: null, period: null, amount: one.amount }));
  for (const line of linesOf(state)) {
    const where = { head: line.head.code, period: line.period.code };
    const charged = chargedOf(line);
    postings.push({ ...where, ledger: RECEIVABLE, amount: charged - line.paid }, { ...where, ledger: INCOME, amount: -charged });
  }
  postings.push({ ledger: ADVANCE, head: null, period: null, amount: -state.pool });
  return balancesOf(postings);
}

/** The entries that lead from one set of balances to another; none where they are the same. */
export const difference = (from: readonly Posting[], to: readonly Posting[]): Posting[] =>
  balancesOf([...to, ...from.map((one) => ({ ...one, amount: -one.amount }))]);
