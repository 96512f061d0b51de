import { cookies } from "next/headers";
import type { NextResponse } from "next/server";
import { COOKIES } from "./cookies.ts";
import { clearSealed, readSealed, writeSealed } from "./sealed.ts";

/** Long enough to write it down; the page's button forgets it at once. */
const SECONDS = 120;

/** Something shown once after a form: a password that exists nowhere else. Kept unreadable in the browser until it is noted. */
export interface Once {
  /** Whom or what it belongs to. */
  about: string;
  text: string;
}

export const writeOnce = (response: NextResponse, once: Once): void => void writeSealed(response, COOKIES.once, once, SECONDS);
export const clearOnce = (response: NextResponse): void => clearSealed(response, COOKIES.once);

/** What is shown on the page about this, while it is fresh. */
export async function readOnce(about: string): Promise<string | null> {
  const once = readSealed<Once>(await cookies(), COOKIES.once);
  return once?.about === about ? once.text : null;
}
