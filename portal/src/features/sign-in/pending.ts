import { cookies } from "next/headers";
import type { NextResponse } from "next/server";
import { COOKIES } from "../../session/cookies.ts";
import { clearSealed, readSealed, writeSealed } from "../../session/sealed.ts";

/** A sign-in between its pages: sealed in the browser, so that a mobile number stands in no address and no log. */
export interface PendingSignIn {
  mobile: string;
  sentTo: string;
  resendAt: string;
  next: string | null;
  /** Kept while a first-time citizen is asked for the name. */
  code?: string;
}

const SECONDS = 900;

export const writePending = (response: NextResponse, pending: PendingSignIn): void => {
  writeSealed(response, COOKIES.signIn, pending, SECONDS);
};
export const clearPending = (response: NextResponse): void => clearSealed(response, COOKIES.signIn);
export const readPending = async (): Promise<PendingSignIn | null> => readSealed<PendingSignIn>(await cookies(), COOKIES.signIn);
