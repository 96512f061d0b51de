import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

/** A code holds for five minutes. */
export const CODE_SECONDS = 300;
/** Wrong codes that one code stands. */
export const MAX_TRIES = 5;
/** Pause between two codes to one number. */
export const RESEND_SECONDS = 30;

/** Six digits, each as likely as any other. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, "0");

/** What is stored of a code. Six digits are quickly tried out, so the secret of the installation goes into the hash. */
export const hashCode = (mobile: string, code: string, secret: string): string =>
  createHmac("sha256", `one-time-code ${secret}`).update(`${mobile}:${code}`).digest("hex");

export interface StoredCode {
  code_hash: string;
  sent_at: Date;
  expires_at: Date;
  tries: number;
}

/** Seconds until another code may be sent; 0: now. */
export function resendIn(stored: Pick<StoredCode, "sent_at"> | undefined, now: Date): number {
  if (!stored) return 0;
  return Math.max(0, Math.ceil(RESEND_SECONDS - (now.getTime() - stored.sent_at.getTime()) / 1000));
}

export type Verdict = "right" | "wrong" | "expired" | "tooManyTries";

/** Is it the code? Pure; the caller counts a wrong try and removes a code that was used. */
export function judgeCode(stored: StoredCode | undefined, hash: string, now: Date): Verdict {
  if (!stored || stored.expires_at <= now) return "expired";
  if (stored.tries >= MAX_TRIES) return "tooManyTries";
  const [given, right] = [Buffer.from(hash, "hex"), Buffer.from(stored.code_hash, "hex")];
  return given.length === right.length && timingSafeEqual(given, right) ? "right" : "wrong";
}
