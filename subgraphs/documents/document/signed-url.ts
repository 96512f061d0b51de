import { createHmac, timingSafeEqual } from "node:crypto";

export type Size = "full" | "thumbnail";
/** Links hold for a quarter of an hour: long enough to look, too short to pass on. */
const URL_SECONDS = 900;

const signature = (id: string, size: Size, expires: number, secret: string) =>
  createHmac("sha256", `file-url ${secret}`).update(`${id}/${size}/${expires}`).digest("base64url");

/** A path below the graph's address that shows a file until it expires. Rounded to minutes, so that pages read twice give the same link. */
export function signedPath(id: string, size: Size, now: Date, secret: string): string {
  const expires = Math.floor(now.getTime() / 60_000) * 60 + URL_SECONDS;
  return `/files/${id}/${size}?e=${expires}&s=${signature(id, size, expires, secret)}`;
}

export function isSigned(given: { id: string; size: string; e?: string; s?: string }, now: Date, secret: string): boolean {
  const expires = Number(given.e);
  if (!Number.isInteger(expires) || expires * 1000 < now.getTime()) return false;
  if (given.size !== "full" && given.size !== "thumbnail") return false;
  const right = Buffer.from(signature(given.id, given.size, expires, secret));
  const offered = Buffer.from(given.s ?? "");
  return right.length === offered.length && timingSafeEqual(right, offered);
}
