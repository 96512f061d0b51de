import type { NextResponse } from "next/server";
import { type SessionTokens, writeSession } from "../../session/tokens.ts";
import { clearPending } from "./pending.ts";

/** The end of every sign-in: the session into the browser, the half-done sign-in out of it. */
export function enter(response: NextResponse, tokens: SessionTokens): NextResponse {
  writeSession(response, tokens);
  clearPending(response);
  return response;
}
