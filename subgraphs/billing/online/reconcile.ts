import type { SubgraphServices } from "@civicgraph/kit";
import type { BillingConfig } from "../config.ts";
import { applyStatus } from "./apply-status.ts";

interface Waiting {
  payment_id: string;
  provider: string;
  reference: string | null;
  checks: number;
  expires_at: Date;
}

const AT_ONCE = 50;
const MINUTE_MS = 60_000;
const MAX_PAUSE_MINUTES = 60;
/** A confirmation may be this late; then the settlement file will tell. */
const PATIENCE_MS = 3 * 24 * 60 * MINUTE_MS;

/** Takes orders that are due to be asked after: again in 2, 4, 8, … minutes, at most an hour. For this process alone; a crash gives them back by then. */
function takeDue(services: SubgraphServices): Promise<Waiting[]> {
  const now = services.now();
  return services.transact((tx) =>
    tx.query<Waiting>(
      `update gateway_order set checks = checks + 1, next_check_at = ?::timestamptz + least(power(2, least(checks + 1, 12)), ${MAX_PAUSE_MINUTES}) * interval '1 minute'
       where payment_id in (select payment_id from gateway_order where next_check_at <= ? order by next_check_at limit ${AT_ONCE} for update skip locked)
       returning payment_id, provider, reference, checks, expires_at`,
      [now, now],
    ),
  );
}

/** Nobody was ever sent to pay it, or nobody paid within all patience: no money came. A later word of the provider still counts. */
const giveUp = (services: SubgraphServices, paymentId: string) =>
  services.transact(async (tx) => {
    await tx.query("update payment set state = 'failed' where id = ? and state = 'pending'", [paymentId]);
    await tx.query("update gateway_order set state = 'failed', next_check_at = null where payment_id = ?", [paymentId]);
  });

/** Asks the providers after every payment that they have not told of. However a callback was lost, the books learn of the money. */
export async function reconcile(services: SubgraphServices, { providers }: BillingConfig): Promise<number> {
  const due = await takeDue(services);
  for (const order of due) {
    const provider = providers.get(order.provider);
    const since = services.now().getTime() - order.expires_at.getTime();
    if (!order.reference) {
      if (since > 0) await giveUp(services, order.payment_id);
      continue;
    }
    const status = await provider?.fetchStatus(order.reference).catch((error: unknown) => {
      services.log.warn({ err: error, provider: order.provider, payment: order.payment_id }, "the provider does not answer");
    });
    if (status && status.state !== "pending") await applyStatus(services, order.provider, order.reference, status);
    else if (status && since > PATIENCE_MS) await giveUp(services, order.payment_id);
  }
  return due.length;
}
