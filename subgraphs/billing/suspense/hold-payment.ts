import type { Tx } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { SUSPENSE } from "../ledger/ledgers.ts";
import { bookingDay, writeJournal } from "../ledger/write-journal.ts";
import type { PaymentRow } from "../payment/payment-row.ts";

const DAY_MS = 86_400_000;
/** Whose desk it lies on. */
export const OWNER_ROLE = "ACCOUNTS_OFFICER";

/** Money came in that cannot be set against its bill: it is in the books as the city's debt, on a desk, with a clock. */
export async function holdPayment(tx: Tx, payment: PaymentRow, why: string, { now, days }: { now: Date; days: number }): Promise<void> {
  const amount = Number(payment.amount);
  const { city, id: paymentId, source } = payment;
  await tx.query("update payment set state = 'suspense', posted_at = ? where id = ?", [now, payment.id]);
  await tx.query(
    "insert into suspense_item (payment_id, city, why, owner_role, since, due_at) values (?, ?, ?, ?, ?, ?) on conflict (payment_id) do nothing",
    [payment.id, city, why, OWNER_ROLE, now, new Date(now.getTime() + days * DAY_MS)],
  );
  const postings = [
    { ledger: source, head: null, period: null, amount },
    { ledger: SUSPENSE, head: null, period: null, amount: -amount },
  ];
  await writeJournal(
    tx,
    { city, service: null, kind: "suspense", reason: why, accountId: null, paymentId, actor: "system", postings },
    await bookingDay(tx, city, dayInCity(now)),
    now,
  );
}
