import { badInput, conflict, notFound, type RequestContext, type Tx, unavailable } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { isUuid } from "../account/uuid.ts";
import type { BillingConfig } from "../config.ts";
import type { Provider } from "../gateway/provider.ts";
import { gatewayLedger } from "../ledger/ledgers.ts";
import { billingServiceOf } from "../master/read-masters.ts";
import { fingerprintOf } from "../payment/fingerprint.ts";
import { paymentById } from "../payment/payment-row.ts";

export interface OnlinePayment {
  /** Made by the client: sent twice is one order. */
  id: string;
  /** Of the locked amount. */
  reference: string;
  provider: string;
  payerName: string;
  /** Path on the city's own site to come back to. */
  returnPath: string;
}

interface LockRow {
  account_id: string;
  city: string;
  service: string;
  number: string;
  amount: string;
  on_day: string;
  expires_at: Date;
}

const FIRST_CHECK_MS = 60_000;
const MAX_NAME = 100;
const SAFE_PATH = /^\/(?![/\\])[\x21-\x7e]{0,200}$/;

function checkInput(input: OnlinePayment, config: BillingConfig): Provider {
  if (!isUuid(input.id)) throw badInput({ path: "input.id", code: "field.invalid" });
  if (!SAFE_PATH.test(input.returnPath)) throw badInput({ path: "input.returnPath", code: "field.invalid" });
  if (!input.payerName.trim() || input.payerName.length > MAX_NAME) throw badInput({ path: "input.payerName", code: "field.required" });
  const provider = config.providers.get(input.provider);
  if (!provider) throw badInput({ path: "input.provider", code: "field.unknown" });
  return provider;
}

async function readLock(tx: Tx, reference: string): Promise<LockRow> {
  const [lock] = await tx.query<LockRow>(
    `select account_id, account.city, service, number, amount::text, on_day::text, expires_at
     from bill_lock join account on account.id = account_id where reference = ?`,
    [reference],
  );
  if (!lock) throw notFound("billing.lockUnknown");
  return lock;
}

/** The payment's row and its order, once; before anybody else is asked, so that whatever happens then finds them. */
function record(input: OnlinePayment, provider: Provider, ctx: RequestContext): Promise<LockRow & { known: string | null }> {
  const now = ctx.now();
  const fingerprint = fingerprintOf([input.reference, input.provider]);
  return ctx.transact(async (tx) => {
    const lock = await readLock(tx, input.reference);
    const before = await paymentById(tx.query, input.id);
    if (before) {
      if (before.fingerprint !== fingerprint) throw conflict("error.sameIdOtherContent");
      const [order] = await tx.query<{ checkout_url: string | null }>("select checkout_url from gateway_order where payment_id = ?", [
        input.id,
      ]);
      return { ...lock, known: order?.checkout_url ?? null };
    }
    if (lock.expires_at <= now) throw conflict("billing.lockExpired");
    const service = await billingServiceOf(tx.query, { city: lock.city, service: lock.service, on: dayInCity(now) });
    if (!service.payment.modes.includes("ONLINE")) throw badInput({ path: "input.provider", code: "billing.modeNotTaken" });
    await tx.query(
      `insert into payment (id, city, account_id, amount, mode, source, paid_on, state, fingerprint, lock_reference, payer_name, taken_by, created_at)
       values (?, ?, ?, ?, 'ONLINE', ?, ?, 'pending', ?, ?, ?, ?, ?)`,
      [
        input.id,
        lock.city,
        lock.account_id,
        lock.amount,
        gatewayLedger(provider.name),
        lock.on_day,
        fingerprint,
        input.reference,
        input.payerName.trim(),
        ctx.viewer.id ?? "payer",
        now,
      ],
    );
    await tx.query(
      `insert into gateway_order (payment_id, city, provider, state, created_at, expires_at, next_check_at) values (?, ?, ?, 'pending', ?, ?, ?)`,
      [input.id, lock.city, provider.name, now, lock.expires_at, new Date(now.getTime() + FIRST_CHECK_MS)],
    );
    return { ...lock, known: null };
  });
}

/** Begins an online payment: answers the address of the provider's page. Sent again, it answers the same. */
export async function startOnlinePayment(input: OnlinePayment, config: BillingConfig, ctx: RequestContext): Promise<string> {
  const provider = checkInput(input, config);
  const lock = await record(input, provider, ctx);
  if (lock.known) return lock.known;
  const order = await provider
    .create({
      paymentId: input.id,
      amount: Number(lock.amount),
      description: `${lock.service} ${lock.number}`,
      expiresAt: lock.expires_at,
      returnUrl: `${config.publicUrl}${input.returnPath}`,
    })
    .catch((error: unknown) => {
      ctx.log.warn({ err: error, provider: provider.name, payment: input.id }, "the provider took no order");
      throw unavailable("billing.providerAway");
    });
  await ctx.transact((tx) =>
    tx.query("update gateway_order set reference = ?, checkout_url = ? where payment_id = ? and reference is null", [
      order.reference,
      order.checkoutUrl,
      input.id,
    ]),
  );
  return order.checkoutUrl;
}
