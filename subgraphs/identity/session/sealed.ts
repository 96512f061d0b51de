import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const keyOf = (purpose: string, secret: string) => createHash("sha256").update(`${purpose} ${secret}`).digest();

/** AES-256-GCM under a key made from a secret, for one purpose. */
export function seal(text: string, purpose: string, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(purpose, secret), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

/** The text; throws where it was sealed with another secret or changed since. */
export function unseal(sealed: string, purpose: string, secret: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(purpose, secret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
}
