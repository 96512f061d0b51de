import { createHmac, timingSafeEqual } from "node:crypto";

/** The token of an account's pay link: whoever holds it sees the bill and may pay it, and sees nothing else. */
export const payLinkToken = (accountId: string, secret: string): string =>
  createHmac("sha256", `pay link ${secret}`).update(accountId).digest("base64url").slice(0, 22);

export function isPayLink(accountId: string, token: string | null | undefined, secret: string): boolean {
  const given = Buffer.from(token ?? "");
  const right = Buffer.from(payLinkToken(accountId, secret));
  return given.length === right.length && timingSafeEqual(given, right);
}
