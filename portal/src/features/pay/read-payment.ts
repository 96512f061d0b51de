import { setTimeout as pause } from "node:timers/promises";
import { ask } from "../../graphql/ask.ts";
import { type Payment, PaymentQuery } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";

/** The payer is often back a moment before the provider's word: that moment is waited for, so that the receipt is there at once. */
const PAUSE_MS = 500;
const LOOKS = 5;

export async function readPayment(id: string, link: string | null, locale: Locale): Promise<Payment> {
  let { payment } = await ask(PaymentQuery, { id, link }, locale);
  for (let looks = 1; payment.state === "pending" && looks < LOOKS; looks++) {
    await pause(PAUSE_MS);
    ({ payment } = await ask(PaymentQuery, { id, link }, locale));
  }
  return payment;
}
