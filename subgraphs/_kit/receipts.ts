import { createHmac, timingSafeEqual } from "node:crypto";

/** What an upload's receipt vouches for. */
export interface Receipt {
  documentId: string;
  sha256: string;
  ownerId: string;
  expiresAt: Date;
}

const sign = (body: string, secret: string) => createHmac("sha256", `receipt ${secret}`).update(body).digest();

/** A signed receipt: proof that this person uploaded this document, which any command verifies by itself. */
export function signReceipt(receipt: Receipt, secret: string): string {
  const body = Buffer.from(JSON.stringify([receipt.documentId, receipt.sha256, receipt.ownerId, receipt.expiresAt.getTime()])).toString(
    "base64url",
  );
  return `${body}.${sign(body, secret).toString("base64url")}`;
}

/** The receipt, if it is genuine, this owner's and not expired; else null. */
export function verifyReceipt(text: string, expected: { ownerId: string; now: Date; secret: string }): Receipt | null {
  const [body = "", signature = ""] = text.split(".");
  const given = Buffer.from(signature, "base64url");
  const right = sign(body, expected.secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  // The signature is ours, so the body is what `signReceipt` wrote.
  const [documentId, sha256, ownerId, expires] = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as [
    string,
    string,
    string,
    number,
  ];
  const receipt = { documentId, sha256, ownerId, expiresAt: new Date(expires) };
  return ownerId === expected.ownerId && receipt.expiresAt > expected.now ? receipt : null;
}
