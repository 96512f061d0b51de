import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { NextResponse } from "next/server";
import { config } from "../config.ts";
import { cookieOptions } from "./cookies.ts";

// What a form must carry to the next page (values, faults, the number being signed in) stands in the browser, encrypted:
// it survives a restart and needs no store. A browser keeps about 4 kB a cookie, so long values are cut into pieces.
const CHUNK = 3500;
const MAX_CHUNKS = 3;
const key = createHash("sha256").update(`portal cookie ${config.cookieSecret}`).digest();

function encrypt(value: unknown, maxAge: number): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const text = deflateRawSync(JSON.stringify({ until: Date.now() + maxAge * 1000, value }));
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

function decrypt(sealed: string): unknown {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  const { until, value } = JSON.parse(inflateRawSync(plain, { maxOutputLength: 200_000 }).toString("utf8"));
  return typeof until === "number" && until > Date.now() ? value : null;
}

/** Keeps a value in the browser, unreadable there, for `maxAge` seconds. False where it is too long to keep. */
export function writeSealed(response: NextResponse, name: string, value: unknown, maxAge: number): boolean {
  const sealed = encrypt(value, maxAge);
  const pieces = sealed.match(new RegExp(`.{1,${CHUNK}}`, "g")) ?? [];
  if (pieces.length > MAX_CHUNKS) return false;
  for (let index = 0; index < MAX_CHUNKS; index++) {
    const piece = pieces[index];
    if (piece !== undefined || index === 0) response.cookies.set(`${name}.${index}`, piece ?? "", cookieOptions(piece ? maxAge : 0));
    else response.cookies.set(`${name}.${index}`, "", cookieOptions(0));
  }
  return true;
}

export function clearSealed(response: NextResponse, name: string): void {
  for (let index = 0; index < MAX_CHUNKS; index++) response.cookies.set(`${name}.${index}`, "", cookieOptions(0));
}

/** The value as it was written; null where there is none, it is too old or was tampered with. */
export function readSealed<T>(cookies: { get(name: string): { value: string } | undefined }, name: string): T | null {
  let sealed = "";
  for (let index = 0; index < MAX_CHUNKS; index++) sealed += cookies.get(`${name}.${index}`)?.value ?? "";
  if (!sealed) return null;
  try {
    return decrypt(sealed) as T;
  } catch {
    return null;
  }
}
