import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { type AccountRow, lockAccount } from "../account/read-account.ts";
import { readBill } from "../bill/read-bill.ts";
import type { OrderStatus } from "../gateway/provider.ts";
import { disposeOf } from "../payment/disposition.ts";
import { type PaymentRow, paymentById } from "../payment/payment-row.ts";
import { postPayment, type ReceiptMeans, receiptMeans } from "../payment/post-payment.ts";
import { holdPayment } from "../suspense/hold-payment.ts";

interface LockRow {
  amount: string;
  on_day: string;
  expires_at: Date;
}

/** What became of the word of a provider. */
export type Applied = "unknown" | "unchanged" | "posted" | "suspense" | "failed";

async function take(
  tx: Tx,
  account: AccountRow,
  payment: PaymentRow,
  status: OrderStatus,
  { means, now, suspenseDays }: { means: ReceiptMeans; now: Date; suspenseDays: number },
): Promise<Applied> {
  const [lock] = await tx.query<LockRow>("select amount::text, on_day::text, expires_at from bill_lock where reference = ?", [
    payment.lock_reference,
  ]);
  if (!lock) throw new Error(`payment ${payment.id} has no lock`);
  const then = await readBill(tx.query, account, lock.on_day);
  const today = await readBill(tx.query, account, dayInCity(now));
  const disposition = disposeOf({
    amount: status.amount,
    capturedAt: status.capturedAt ?? now,
    lock: { amount: Number(lock.amount), onDay: lock.on_day, expiresAt: lock.expires_at },
    // The lesser of both days: what somebody paid after midnight counts too.
    dueNow: Math.min(then.due.total, today.due.total),
    advanceAllowed: today.service.payment.advance,
  });
  if (disposition.kind === "suspense") {
    await holdPayment(tx, payment, disposition.why, { now, days: suspenseDays });
    return "suspense";
  }
  const { paidOn } = disposition;
  const occasion = { kind: "payment" as const, reason: null, actor: "system" };
  await postPayment(tx, account, { id: payment.id, amount: status.amount, paidOn }, occasion, { means, now }, async () => {
    await tx.query("update payment set state = 'posted', paid_on = ?, posted_at = ? where id = ?", [paidOn, now, payment.id]);
  });
  return "posted";
}

/**
 * Takes the word of a provider, told by webhook or asked for, once or many times, in any order. Money that came in is posted or held; nothing takes that
 * back but a refund.
 */
export async function applyStatus(services: SubgraphServices, provider: string, reference: string, status: OrderStatus): Promise<Applied> {
  if (status.state === "pending") return "unchanged";
  const order = await services.db
    .selectFrom("gateway_order")
    .select(["payment_id", "city"])
    .where("provider", "=", provider)
    .where("reference", "=", reference)
    .executeTakeFirst();
  if (!order) return "unknown";
  const now = services.now();
  const means = await receiptMeans(services, order.city);
  const suspenseDays = await services.setting<number>("billing.suspenseDays", order.city);
  return services.transact(async (tx) => {
    const seen = await paymentById(tx.query, order.payment_id);
    if (!seen) return "unknown";
    const account = await lockAccount(tx, seen.account_id);
    // Read again under the lock: another callback may have been quicker.
    const payment = (await paymentById(tx.query, seen.id)) ?? seen;
    if (payment.state !== "pending" && !(payment.state === "failed" && status.state === "paid")) return "unchanged";
    await tx.query("update gateway_order set state = ?, captured_at = ?, next_check_at = null where payment_id = ?", [
      status.state,
      status.capturedAt,
      payment.id,
    ]);
    if (status.state === "failed") {
      await tx.query("update payment set state = 'failed' where id = ?", [payment.id]);
      return "failed";
    }
    // What the provider took counts, not what we asked for.
    if (status.amount !== Number(payment.amount)) await tx.query("update payment set amount = ? where id = ?", [status.amount, payment.id]);
    return take(tx, account, { ...payment, amount: String(status.amount) }, status, { means, now, suspenseDays });
  });
}
