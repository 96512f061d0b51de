import { createHash } from "node:crypto";

/** What a payment was sent with: the same id with other content is refused, with the same content it is the same payment. */
export const fingerprintOf = (content: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("base64url");
