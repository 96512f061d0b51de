import { createHmac } from "node:crypto";
import { z } from "zod";

/** What the sandbox and its client say to one another. */
export const statusSchema = z.object({
  state: z.enum(["pending", "paid", "failed"]),
  amount: z.number().int(),
  capturedAt: z.iso.datetime().nullable(),
});
export const createdSchema = z.object({ reference: z.string(), checkoutUrl: z.string() });
export const eventSchema = z.object({ type: z.enum(["payment.paid", "payment.failed"]), reference: z.string(), status: statusSchema });
export const settlementSchema = z.array(
  z.object({ settlement: z.string(), reference: z.string(), gross: z.number().int(), fee: z.number().int() }),
);
export const orderSchema = z.object({
  paymentId: z.uuid(),
  amount: z.number().int().min(1),
  description: z.string().max(200),
  expiresAt: z.iso.datetime(),
  returnUrl: z.url(),
});

const derive = (secret: string, purpose: string) => createHmac("sha256", secret).update(purpose).digest("base64");

/** Two keys out of one shared secret: one to ask with, one that signs webhooks. */
export const apiKeyOf = (secret: string): string => derive(secret, "sandbox api");
export const webhookSecretOf = (secret: string): string => `whsec_${derive(secret, "sandbox webhook")}`;
