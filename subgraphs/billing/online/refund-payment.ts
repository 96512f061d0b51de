import { actionNotAllowed, badInput, notFound, type RequestContext, type Tx, unavailable } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { lockAccount } from "../account/read-account.ts";
import type { BillingConfig } from "../config.ts";
import { SUSPENSE } from "../ledger/ledgers.ts";
import { postChange } from "../ledger/post-account.ts";
import { bookingDay, writeJournal } from "../ledger/write-journal.ts";
import { type PaymentRow, paymentById } from "../payment/payment-row.ts";

const MIN_REASON = 10;

interface Order {
  provider: string;
  reference: string;
}

async function refundFromSuspense(tx: Tx, payment: PaymentRow, reason: string, actor: string, now: Date): Promise<void> {
  const amount = Number(payment.amount);
  const { city, id: paymentId, source } = payment;
  await tx.query("update payment set state = 'refunded', reversed_at = ?, reversal = 'REFUNDED', reason = ? where id = ?", [
    now,
    reason,
    paymentId,
  ]);
  await tx.query(
    "update suspense_item set resolved_at = ?, resolution = 'PAID_BACK', resolved_by = ?, note = ? where payment_id = ? and resolved_at is null",
    [now, actor, reason, paymentId],
  );
  const postings = [
    { ledger: SUSPENSE, head: null, period: null, amount },
    { ledger: source, head: null, period: null, amount: -amount },
  ];
  await writeJournal(
    tx,
    { city, service: null, kind: "refund", reason, accountId: null, paymentId, actor, postings },
    await bookingDay(tx, city, dayInCity(now)),
    now,
  );
}

/** Has a provider pay an online payment back, and takes it out of the books. Interrupted in between, it is sent again and pays back once. */
export async function refundPayment(
  input: { id: string; reason: string },
  config: BillingConfig,
  ctx: RequestContext,
): Promise<PaymentRow> {
  const reason = input.reason.trim();
  if (reason.length < MIN_REASON) throw badInput({ path: "input.reason", code: "field.tooShort", values: { min: MIN_REASON } });
  const read = () => ctx.transact((tx) => paymentById(tx.query, input.id));
  const payment = await read();
  if (!payment) throw notFound();
  ctx.viewer.require("billing.reverse", payment.city);
  const order = (await ctx.db
    .selectFrom("gateway_order")
    .select(["provider", "reference"])
    .where("payment_id", "=", payment.id)
    .executeTakeFirst()) as Order | undefined;
  const provider = order && config.providers.get(order.provider);
  if (!order || !provider) throw actionNotAllowed("billing.notOnline");
  if (payment.state !== "posted" && payment.state !== "suspense") throw actionNotAllowed("billing.notPosted");
  await provider.refund(order.reference, Number(payment.amount), payment.id).catch((error: unknown) => {
    ctx.log.warn({ err: error, provider: provider.name, payment: payment.id }, "the provider refunded nothing");
    throw unavailable("billing.providerAway");
  });
  const actor = ctx.viewer.requireId();
  const now = ctx.now();
  await ctx.transact(async (tx) => {
    const account = await lockAccount(tx, payment.account_id);
    const current = await paymentById(tx.query, payment.id);
    if (current?.state === "suspense") await refundFromSuspense(tx, current, reason, actor, now);
    if (current?.state !== "posted") return;
    const occasion = { kind: "reversal" as const, reason: `REFUNDED: ${reason}`, paymentId: payment.id, actor };
    await postChange(tx, account, occasion, now, async () => {
      await tx.query("update payment set state = 'reversed', reversed_at = ?, reversal = 'REFUNDED', reason = ? where id = ?", [
        now,
        reason,
        payment.id,
      ]);
    });
  });
  return (await read()) ?? payment;
}
