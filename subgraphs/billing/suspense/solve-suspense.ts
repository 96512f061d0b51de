import { actionNotAllowed, badInput, notFound, type RequestContext, type Tx } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { lockAccount } from "../account/read-account.ts";
import { isUuid } from "../account/uuid.ts";
import { readBill } from "../bill/read-bill.ts";
import { BANK, SUSPENSE } from "../ledger/ledgers.ts";
import { bookingDay, writeJournal } from "../ledger/write-journal.ts";
import { type PaymentRow, paymentById } from "../payment/payment-row.ts";
import { postPayment, receiptMeans } from "../payment/post-payment.ts";

export interface Solution {
  paymentId: string;
  /** Set it against this account; null: it was paid back by the bank. */
  accountId: string | null;
  note: string;
}

const MIN_NOTE = 10;

async function openItem(tx: Tx, paymentId: string, ctx: RequestContext): Promise<PaymentRow> {
  const payment = await paymentById(tx.query, paymentId);
  if (!payment) throw notFound();
  ctx.viewer.require("billing.reconcile", payment.city);
  const [item] = await tx.query<{ resolved_at: Date | null }>("select resolved_at from suspense_item where payment_id = ? for update", [
    payment.id,
  ]);
  if (!item || item.resolved_at) throw actionNotAllowed("billing.notInSuspense");
  return payment;
}

async function close(tx: Tx, paymentId: string, resolution: "APPLIED" | "PAID_BACK", note: string, ctx: RequestContext): Promise<void> {
  await tx.query("update suspense_item set resolved_at = ?, resolution = ?, resolved_by = ?, note = ? where payment_id = ?", [
    ctx.now(),
    resolution,
    ctx.viewer.requireId(),
    note,
    paymentId,
  ]);
}

/** Ends a suspense: the money is set against an account, with a receipt, or is paid back. */
export async function solveSuspense({ paymentId, accountId, note: written }: Solution, ctx: RequestContext): Promise<PaymentRow> {
  const note = written.trim();
  if (note.length < MIN_NOTE) throw badInput({ path: "input.note", code: "field.tooShort", values: { min: MIN_NOTE } });
  if (accountId !== null && !isUuid(accountId)) throw badInput({ path: "input.accountId", code: "field.invalid" });
  const now = ctx.now();
  const city = (await ctx.transact((tx) => paymentById(tx.query, paymentId)))?.city;
  if (!city) throw notFound();
  const means = accountId ? await receiptMeans(ctx, city) : null;
  return ctx.transact(async (tx) => {
    // Accounts are locked before items everywhere: two officers at once wait, they do not embrace.
    const account = accountId ? await lockAccount(tx, accountId) : null;
    const payment = await openItem(tx, paymentId, ctx);
    const actor = ctx.viewer.requireId();
    if (account && means) {
      if (account.city !== payment.city) throw badInput({ path: "input.accountId", code: "billing.otherCity" });
      const amount = Number(payment.amount);
      const { due, service } = await readBill(tx.query, account, dayInCity(now));
      if (amount > due.total && !service.payment.advance) throw badInput({ path: "input.accountId", code: "billing.amountAboveDue" });
      const occasion = { kind: "suspense-solved" as const, reason: note, actor };
      const paidOn = dayInCity(now);
      await postPayment(tx, account, { id: payment.id, amount, paidOn }, occasion, { means, now }, async () => {
        // From here on its money comes out of suspense, where the books hold it.
        await tx.query("update payment set state = 'posted', account_id = ?, source = ?, paid_on = ?, posted_at = ? where id = ?", [
          account.id,
          SUSPENSE,
          paidOn,
          now,
          payment.id,
        ]);
      });
    } else await payBack(tx, payment, note, actor, now);
    await close(tx, payment.id, account ? "APPLIED" : "PAID_BACK", note, ctx);
    const solved = await paymentById(tx.query, payment.id);
    if (!solved) throw notFound();
    return solved;
  });
}

async function payBack(tx: Tx, payment: PaymentRow, reason: string, actor: string, now: Date): Promise<void> {
  const amount = Number(payment.amount);
  const { city, id: paymentId } = payment;
  await tx.query("update payment set state = 'refunded', reason = ? where id = ?", [reason, paymentId]);
  const postings = [
    { ledger: SUSPENSE, head: null, period: null, amount },
    { ledger: BANK, head: null, period: null, amount: -amount },
  ];
  await writeJournal(
    tx,
    { city, service: null, kind: "paid-back", reason, accountId: null, paymentId, actor, postings },
    await bookingDay(tx, city, dayInCity(now)),
    now,
  );
}
