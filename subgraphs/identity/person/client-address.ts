import { createHmac } from "node:crypto";

/** What is stored of whoever tries too much: enough to count them, not enough to know them. */
export const markOf = (kind: string, text: string, secret: string): string =>
  createHmac("sha256", `limit ${secret}`).update(`${kind}:${text}`).digest("base64url");
