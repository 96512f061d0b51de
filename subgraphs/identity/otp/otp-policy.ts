import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

export const CODE_SECONDS = 300;
export const MAX_TRIES = 5;
export const RESEND_SECONDS = 30;

/** An Indian mobile number as ten digits; null where it is none. `+91`, `0` and spaces are forgiven. */
export function normaliseMobile(text: string): string | null {
  const digits = text.replace(/[\s-]/g, "").replace(/^(\+91|0091|91(?=\d{10}$)|0)/, "");
  return /^[6-9]\d{9}$/.test(digits) ? digits : null;
}

/** Six digits, each as likely as any other. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, "0");

export const hashCode = (mobile: string, code: string, pepper: string): string =>
  createHmac("sha256", `otp ${pepper}`).update(`${mobile}:${code}`).digest("hex");

export interface StoredCode {
  code_hash: string;
  sent_at: Date;
  expires_at: Date;
  tries: number;
}

/** Seconds until another code may be sent; 0: now. */
export function resendIn(stored: StoredCode | undefined, now: Date): number {
  if (!stored) return 0;
  return Math.max(0, Math.ceil(RESEND_SECONDS - (now.getTime() - stored.sent_at.getTime()) / 1000));
}

export type Verdict = "right" | "wrong" | "expired" | "tooManyTries";

/** Is it the code? Pure; the caller counts the try and removes a code that was used. */
export function judgeCode(stored: StoredCode | undefined, hash: string, now: Date): Verdict {
  if (!stored || stored.expires_at <= now) return "expired";
  if (stored.tries >= MAX_TRIES) return "tooManyTries";
  const [given, right] = [Buffer.from(hash, "hex"), Buffer.from(stored.code_hash, "hex")];
  return given.length === right.length && timingSafeEqual(given, right) ? "right" : "wrong";
}
