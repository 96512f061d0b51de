import { randomBytes } from "node:crypto";
import type { FieldFault, SubgraphServices } from "@civicgraph/kit";
import { type Algorithm, hash, verify } from "@node-rs/argon2";

export const MIN_PASSWORD = 10;
/** A longer one costs us time and gives nobody safety. */
export const MAX_PASSWORD = 200;

// OWASP's first choice: 19 MiB, two passes, one lane.
const ARGON = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON);

/**
 * Whether it is the password of this hash. Without a hash (unknown user) another one is checked in its place,
 * so that the answer takes as long and says as little.
 */
export async function isPassword(passwordHash: string | null, password: string, services: SubgraphServices): Promise<boolean> {
  const decoy = await services.once("password-decoy", () => hashPassword(randomBytes(18).toString("base64url")));
  const right = await verify(passwordHash ?? decoy, password.slice(0, MAX_PASSWORD)).catch(() => false);
  return right && passwordHash !== null && password.length <= MAX_PASSWORD;
}

// Without 0 O 1 l I: it is read out and typed once.
const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Fourteen letters and digits, about 80 bits: for the first sign-in, read out or handed over once. */
export function temporaryPassword(): string {
  let password = "";
  while (password.length < 14) {
    for (const byte of randomBytes(32)) {
      // Bytes above the last full round would make some letters likelier.
      if (byte < Math.floor(256 / LETTERS.length) * LETTERS.length && password.length < 14) password += LETTERS[byte % LETTERS.length];
    }
  }
  return password;
}

/** What is wrong with a password somebody chose. Length counts; rules about characters do not make one better (NIST SP 800-63B). */
export function passwordFault(next: string, about: { username: string; current: string }): FieldFault | null {
  const length = [...next].length;
  if (length < MIN_PASSWORD) return { path: "next", code: "field.tooShort", values: { min: MIN_PASSWORD } };
  if (length > MAX_PASSWORD) return { path: "next", code: "field.tooLong", values: { max: MAX_PASSWORD } };
  if (next === about.current) return { path: "next", code: "password.same" };
  const plain = next.toLowerCase();
  const own = about.username.split("@")[0] ?? about.username;
  if ((own.length >= 3 && plain.includes(own)) || new Set(plain).size < 5) return { path: "next", code: "password.easy" };
  return null;
}
