import { createHmac, timingSafeEqual } from "node:crypto";

const markOf = (paymentId: string, secret: string): string =>
  createHmac("sha256", `receipt path ${secret}`).update(paymentId).digest("base64url").slice(0, 22);

/** Path of a receipt's PDF: whoever has it sees that receipt and no other. */
export const receiptPath = (paymentId: string, locale: string, secret: string): string =>
  `/billing/receipts/${paymentId}/${markOf(paymentId, secret)}.pdf?locale=${locale}`;

export function isReceiptMark(paymentId: string, mark: string, secret: string): boolean {
  const given = Buffer.from(mark);
  const right = Buffer.from(markOf(paymentId, secret));
  return given.length === right.length && timingSafeEqual(given, right);
}
