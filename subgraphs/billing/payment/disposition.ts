import type { Day } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";

/** What a payment that has come in by itself is set against: the amount that was locked for it, and what is due now. */
export interface Arrival {
  amount: Paise;
  /** When the provider took the money: a callback may come much later. */
  capturedAt: Date;
  lock: { amount: Paise; onDay: Day; expiresAt: Date };
  /** What is due on the day of the lock, now that it has come in. */
  dueNow: Paise;
  advanceAllowed: boolean;
}

export type Disposition = { kind: "post"; paidOn: Day } | { kind: "suspense"; why: "LOCK_EXPIRED" | "ALREADY_PAID" | "AMOUNT_DIFFERS" };

/** Posted on the day of its lock, or held in suspense with the reason. Never dropped. */
export function disposeOf({ amount, capturedAt, lock, dueNow, advanceAllowed }: Arrival): Disposition {
  if (amount !== lock.amount) return { kind: "suspense", why: "AMOUNT_DIFFERS" };
  if (capturedAt > lock.expiresAt) return { kind: "suspense", why: "LOCK_EXPIRED" };
  if (amount > dueNow && !advanceAllowed) return { kind: "suspense", why: "ALREADY_PAID" };
  return { kind: "post", paidOn: lock.onDay };
}
