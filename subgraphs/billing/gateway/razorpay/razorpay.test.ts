import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { linkStatus, razorpayProvider } from "./razorpay.ts";

const SECRET = "webhook-secret-0123456789";
const provider = razorpayProvider({ keyId: "rzp_test_x", keySecret: "y", webhookSecret: SECRET });
const link = {
  id: "plink_1",
  amount: 100_000,
  status: "paid" as const,
  payments: [{ payment_id: "pay_1", status: "captured", created_at: 1_790_000_000 }],
};
const body = Buffer.from(JSON.stringify({ event: "payment_link.paid", payload: { payment_link: { entity: link } } }));
const headers = (signed: Buffer) => ({
  "x-razorpay-event-id": "evt_1",
  "x-razorpay-signature": createHmac("sha256", SECRET).update(signed).digest("hex"),
});

test("a webhook in the documented shape is heard with its event's id, the order and when it was captured", () => {
  expect(provider.verifyWebhook(headers(body), body)).toEqual({
    id: "evt_1",
    reference: "plink_1",
    status: { state: "paid", amount: 100_000, capturedAt: new Date(1_790_000_000_000) },
  });
});

test("one of another body, without a signature, or of another shape is not", () => {
  expect(provider.verifyWebhook(headers(Buffer.from("{}")), body)).toBeNull();
  expect(provider.verifyWebhook({ "x-razorpay-event-id": "evt_1" }, body)).toBeNull();
  const other = Buffer.from('{"event":"other","payload":{}}');
  expect(provider.verifyWebhook(headers(other), other)).toBeNull();
});

test.each([
  ["created", "pending"],
  ["partially_paid", "pending"],
  ["expired", "failed"],
  ["cancelled", "failed"],
  ["paid", "paid"],
] as const)("a link that is %s is %s to us", (status, state) => {
  expect(linkStatus({ ...link, status }).state).toBe(state);
});
