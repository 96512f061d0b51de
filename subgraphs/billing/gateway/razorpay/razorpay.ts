import type { IncomingHttpHeaders } from "node:http";
import Razorpay from "razorpay";
import { z } from "zod";
import type { OrderStatus, Provider, WebhookEvent } from "../provider.ts";

/** What of a payment link matters here. https://razorpay.com/docs/api/payments/payment-links */
const linkSchema = z.object({
  id: z.string(),
  amount: z.coerce.number().int(),
  status: z.enum(["created", "partially_paid", "expired", "cancelled", "paid"]),
  payments: z
    .array(z.object({ payment_id: z.string(), status: z.string(), created_at: z.number() }).loose())
    .nullish()
    .transform((payments) => payments ?? []),
});
const webhookSchema = z.object({ event: z.string(), payload: z.object({ payment_link: z.object({ entity: linkSchema }) }) });
const settlementSchema = z.object({
  items: z.array(
    z.object({
      type: z.string(),
      settlement_id: z.string().nullable(),
      amount: z.number().int(),
      fee: z.number().int(),
      notes: z.object({ reference: z.string() }).partial().nullish(),
    }),
  ),
});

export function linkStatus({ amount, status, payments }: z.infer<typeof linkSchema>): OrderStatus {
  const captured = payments.find((one) => one.status === "captured");
  if (status === "paid") return { state: "paid", amount, capturedAt: captured ? new Date(captured.created_at * 1000) : null };
  return { state: status === "created" || status === "partially_paid" ? "pending" : "failed", amount, capturedAt: null };
}

/** Razorpay by its own SDK, through payment links: its hosted page, its webhooks. */
export function razorpayProvider({
  keyId,
  keySecret,
  webhookSecret,
}: {
  keyId: string;
  keySecret: string;
  webhookSecret: string;
}): Provider {
  const sdk = new Razorpay({ key_id: keyId, key_secret: keySecret });
  const fetchLink = async (reference: string) => linkSchema.parse(await sdk.paymentLink.fetch(reference));
  return {
    name: "razorpay",
    async create({ paymentId, amount, description, expiresAt, returnUrl }) {
      const link = await sdk.paymentLink.create({
        amount,
        currency: "INR",
        accept_partial: false,
        customer: {},
        // Razorpay refuses a second link with the same reference.
        reference_id: paymentId,
        description,
        expire_by: Math.floor(expiresAt.getTime() / 1000),
        callback_url: returnUrl,
        callback_method: "get",
        notes: { reference: paymentId },
      });
      return { reference: link.id, checkoutUrl: link.short_url };
    },
    fetchStatus: async (reference) => linkStatus(await fetchLink(reference)),
    async refund(reference, amount, id) {
      const payment = (await fetchLink(reference)).payments.find((one) => one.status === "captured");
      if (!payment) throw new Error(`${reference} has no captured payment`);
      await sdk.payments.refund(payment.payment_id, { amount, receipt: id });
    },
    async settlements(day) {
      const [year, month, date] = day.split("-").map(Number);
      const report = settlementSchema.parse(await sdk.settlements.reports({ year: year ?? 0, month: month ?? 0, day: date ?? 0 }));
      return report.items
        .filter((item) => item.type === "payment" && item.settlement_id)
        .map((item) => ({
          settlement: item.settlement_id ?? "",
          reference: item.notes?.reference ?? "",
          gross: item.amount,
          fee: item.fee,
        }));
    },
    verifyWebhook(headers: IncomingHttpHeaders, body: Buffer): WebhookEvent | null {
      const id = headers["x-razorpay-event-id"];
      const signature = headers["x-razorpay-signature"];
      if (typeof id !== "string" || typeof signature !== "string") return null;
      try {
        if (!Razorpay.validateWebhookSignature(body.toString("utf8"), signature, webhookSecret)) return null;
        const { payload } = webhookSchema.parse(JSON.parse(body.toString("utf8")));
        return { id, reference: payload.payment_link.entity.id, status: linkStatus(payload.payment_link.entity) };
      } catch {
        return null;
      }
    },
  };
}
