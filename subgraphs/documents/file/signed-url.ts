import { createHmac, timingSafeEqual } from "node:crypto";

export const SIZES = ["full", "thumbnail"] as const;
export type Size = (typeof SIZES)[number];
export const isSize = (text: string): text is Size => (SIZES as readonly string[]).includes(text);

/** Links hold for ten to fifteen minutes: long enough to look, too short to pass on. */
const STEP_SECONDS = 300;
const HOLDS_SECONDS = 900;

const signature = (id: string, size: Size, expires: number, secret: string) =>
  createHmac("sha256", `file-url ${secret}`).update(`${id}/${size}/${expires}`).digest();

/**
 * A path below the graph's address that shows a file until it expires. The expiry is rounded to five minutes, so that a page that is
 * read again names the same link and the browser's cache serves it.
 */
export function signedPath(id: string, size: Size, now: Date, secret: string): string {
  const expires = Math.floor(now.getTime() / 1000 / STEP_SECONDS) * STEP_SECONDS + HOLDS_SECONDS;
  return `/files/${id}/${size}?e=${expires}&s=${signature(id, size, expires, secret).toString("base64url")}`;
}

/** Seconds for which the link still holds; 0 where it is not ours or has expired. */
export function secondsLeft(link: { id: string; size: Size; e?: unknown; s?: unknown }, now: Date, secret: string): number {
  if (typeof link.e !== "string" || !/^\d{1,12}$/.test(link.e) || typeof link.s !== "string") return 0;
  const expires = Number(link.e);
  const right = signature(link.id, link.size, expires, secret);
  const given = Buffer.from(link.s, "base64url");
  if (right.length !== given.length || !timingSafeEqual(right, given)) return 0;
  return Math.max(0, Math.ceil(expires - now.getTime() / 1000));
}
