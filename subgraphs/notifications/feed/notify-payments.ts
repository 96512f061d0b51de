import { type PayloadOf, paymentChanged } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "@civicgraph/kit";
import { requestSending } from "../delivery/send-due.ts";
import { insertNotices } from "./insert-notices.ts";
import { KEEP_DAYS, MESSAGE_DAYS } from "./notify.ts";

const DAY_MS = 86_400_000;
type Payment = PayloadOf<typeof paymentChanged>;

/** A payer hears that a payment has come, and that one was taken back: a dishonoured cheque is no surprise at the next bill. */
export const paymentsConsumer: Consumer = {
  name: "payments",
  events: [paymentChanged.type],
  async apply(event, tx, services) {
    const { payload } = event as LoggedEvent<Payment>;
    const age = (services.now().getTime() - Date.parse(payload.at)) / DAY_MS;
    if (!payload.ownerId || age > KEEP_DAYS) return;
    const posted = payload.state === "posted";
    const row = {
      person_id: payload.ownerId,
      audience: "payer",
      channels: age > MESSAGE_DAYS ? [] : (["sms", "email"] as const),
      action: posted ? "PAYMENT" : "PAYMENT_TAKEN_BACK",
      state: payload.state,
      state_kind: posted ? "done" : "refused",
      due_at: null,
      rating: null,
      summary: payload.summary,
      service: payload.service,
      case_id: payload.paymentId,
      case_number: payload.number,
      case_version: posted ? 1 : 2,
      city: payload.city,
      at: payload.at,
    };
    if ((await insertNotices([row], tx, services.now())) > 0) await requestSending(tx);
  },
};
