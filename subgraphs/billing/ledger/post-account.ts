import type { Tx } from "@civicgraph/kit";
import { type Day, dayInCity } from "@civicgraph/kit/calendar/day";
import { type AccountEvents, type AccountRow, readEvents } from "../account/read-account.ts";
import type { AccountState } from "../due/account-state.ts";
import { replay } from "../due/replay.ts";
import type { BillingService } from "../master/billing-service.ts";
import { billingServiceOf } from "../master/read-masters.ts";
import { type BookedPayment, booksOf, difference, type Posting } from "./books.ts";
import { tellPayment, tellSettled } from "./tell.ts";
import { bookingDay, writeJournal } from "./write-journal.ts";

export interface Occasion {
  kind: "demand" | "payment" | "reversal" | "suspense-solved" | "realignment";
  reason: string | null;
  paymentId: string | null;
  actor: string;
}

/** The account as its events make it, on the day of the last of them. */
export interface AccountView extends AccountEvents {
  service: BillingService;
  state: AccountState;
}

const EPOCH: Day = "1900-01-01";
/** The day of the last event: the books know what was accrued by then and are the same whenever they are made again. */
export const lastDay = ({ demands, payments }: AccountEvents): Day =>
  [...demands.map((one) => one.issuedOn), ...payments.map((one) => one.day)].reduce((last, day) => (day > last ? day : last), EPOCH);

export async function viewAccount(query: Tx["query"], account: AccountRow, today: Day, known?: BillingService): Promise<AccountView> {
  const service = known ?? (await billingServiceOf(query, { city: account.city, service: account.service, on: today }));
  const events = await readEvents(query, account.id);
  return { ...events, service, state: replay(service, events.demands, events.payments, lastDay(events)) };
}

export async function ledgerOf(query: Tx["query"], accountId: string): Promise<Posting[]> {
  const rows = await query<{ ledger: string; head: string | null; period: string | null; amount: string }>(
    `select ledger, head, period, sum(amount)::text as amount from journal join entry on entry.journal_id = journal.id
     where account_id = ? group by ledger, head, period having sum(amount) <> 0`,
    [accountId],
  );
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

const books = (view: AccountView): Posting[] => booksOf(view.state, view.payments as BookedPayment[]);

/**
 * Makes a change to the events of a locked account and writes into the books what it changes. Where the books are not what the events make them by
 * today's rules (a rule was changed for years that were posted already), that is put right first, as an entry of its own with its reason.
 */
export async function postChange(
  tx: Tx,
  account: AccountRow,
  occasion: Occasion,
  now: Date,
  change: (before: AccountView) => Promise<void>,
): Promise<{ before: AccountView; after: AccountView }> {
  const today = dayInCity(now);
  const day = await bookingDay(tx, account.city, today);
  const write = (one: Occasion, postings: Posting[]) => {
    const { city, service, id: accountId } = account;
    return writeJournal(tx, { ...one, city, service, accountId, postings }, day, now);
  };
  const before = await viewAccount(tx.query, account, today);
  const drift = difference(await ledgerOf(tx.query, account.id), books(before));
  await write({ ...occasion, kind: "realignment", reason: "RULES_CHANGED", paymentId: null }, drift);
  await change(before);
  const after = await viewAccount(tx.query, account, today, before.service);
  await write(occasion, difference(books(before), books(after)));
  if (occasion.paymentId) await tellPayment(tx, account, occasion.paymentId, { before, after }, now);
  await tellSettled(tx, account, after, now);
  return { before, after };
}
