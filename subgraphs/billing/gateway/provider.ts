import type { IncomingHttpHeaders } from "node:http";
import type { Day } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";

export interface NewOrder {
  /** Our payment's id: the same id is the same order, however often it is sent. */
  paymentId: string;
  amount: Paise;
  description: string;
  /** Until when it may be paid. */
  expiresAt: Date;
  /** Where the payer's browser goes afterwards. What it says there is no proof of anything. */
  returnUrl: string;
}

/** What a provider says of an order. `paid` is final; a `failed` one may still be paid by a late confirmation. */
export interface OrderStatus {
  state: "pending" | "paid" | "failed";
  amount: Paise;
  capturedAt: Date | null;
}

export interface WebhookEvent {
  /** The provider's id of the event: told twice is heard once. */
  id: string;
  reference: string;
  status: OrderStatus;
}

/** One payment in a provider's settlement file. */
export interface SettlementLine {
  settlement: string;
  reference: string;
  gross: Paise;
  fee: Paise;
}

/** A provider of online payments. Every call may fail, be slow, or be answered after we have given up: none decides alone what is in the books. */
export interface Provider {
  name: string;
  create(order: NewOrder): Promise<{ reference: string; checkoutUrl: string }>;
  /** The event, if the provider signed it; null for a forged or stale one. */
  verifyWebhook(headers: IncomingHttpHeaders, body: Buffer): WebhookEvent | null;
  fetchStatus(reference: string): Promise<OrderStatus>;
  /** Pays an order back whole. The same id pays back once. */
  refund(reference: string, amount: Paise, id: string): Promise<void>;
  settlements(day: Day): Promise<SettlementLine[]>;
}
