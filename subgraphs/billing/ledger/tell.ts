import { accountSettled, paymentChanged } from "@civicgraph/events";
import type { Tx } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { formatMoney } from "@civicgraph/kit/money/format-money";
import type { AccountRow } from "../account/read-account.ts";
import { dueOn } from "../due/due-on.ts";
import { paymentById } from "../payment/payment-row.ts";
import { receiptLines } from "../receipt/receipt-lines.ts";
import type { AccountView } from "./post-account.ts";

/** An account as every event of billing names it. */
export const accountFacts = (account: AccountRow) => ({
  accountId: account.id,
  number: account.number,
  service: account.service,
  city: account.city,
  ownerId: account.owner_id,
  caseId: account.case_id,
});

/** A fee that is paid lets its case go on: whoever waits for it is told in the same transaction. */
export async function tellSettled(tx: Tx, { id, case_id, service, city }: AccountRow, after: AccountView, now: Date): Promise<void> {
  if (case_id === null || after.demands.length === 0) return;
  if (dueOn(after.service, after.demands, after.payments, dayInCity(now)).total > 0) return;
  await tx.emit(accountSettled, id, { accountId: id, caseId: case_id, service, city, at: now.toISOString() });
}

/** What became of a payment, with what it settled, head by head. */
export async function tellPayment(
  tx: Tx,
  account: AccountRow,
  paymentId: string,
  { before, after }: { before: AccountView; after: AccountView },
  now: Date,
): Promise<void> {
  const payment = await paymentById(tx.query, paymentId);
  if (!payment || (payment.state !== "posted" && payment.state !== "reversed" && payment.state !== "refunded")) return;
  const amount = Number(payment.amount);
  const summary = Object.fromEntries(
    Object.entries(after.service.names).map(([locale, name]) => [locale, `${name} ${account.number}: ${formatMoney(amount, locale)}`]),
  );
  await tx.emit(paymentChanged, paymentId, {
    ...accountFacts(account),
    paymentId,
    state: payment.state,
    amount,
    mode: payment.mode,
    paidOn: payment.paid_on,
    lines: receiptLines(before.state, after.state),
    summary,
    at: now.toISOString(),
  });
}
