import { bankOf } from "./bank.ts";
import { Payment } from "./payment.type.ts";
import type { PaymentRow } from "./payment-row.ts";

/** A payment as the API shows it. */
export const toPayment = (row: PaymentRow): Payment =>
  Object.assign(new Payment(), {
    id: row.id,
    accountId: row.account_id,
    amount: Number(row.amount),
    mode: row.mode,
    paidOn: row.paid_on,
    state: row.state,
    createdAt: row.created_at,
    postedAt: row.posted_at,
    reversedAt: row.reversed_at,
    reversal: row.reversal,
    instrument: row.instrument && { ...row.instrument, bank: bankOf(row.instrument.ifsc) },
  });
