import type { NextResponse } from "next/server";
import { COOKIES, cookieOptions, REFRESH_SECONDS } from "./cookies.ts";

export interface SessionTokens {
  accessToken: string;
  refreshToken: string;
}

/** What the portal reads from its own access token, to decide what to ask for. Never a right: the graph verifies the token itself. */
export function readClaims(token: string | undefined): { kind: string; expiresAt: number } | null {
  const payload = token?.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const { exp, kind } = claims as { exp?: unknown; kind?: unknown };
    return typeof exp === "number" ? { kind: typeof kind === "string" ? kind : "", expiresAt: exp } : null;
  } catch {
    return null;
  }
}

/** Puts a session into the browser. */
export function writeSession(response: NextResponse, tokens: SessionTokens): void {
  const claims = readClaims(tokens.accessToken);
  const seconds = claims ? Math.max(1, Math.floor(claims.expiresAt - Date.now() / 1000)) : 15 * 60;
  response.cookies.set(COOKIES.access, tokens.accessToken, cookieOptions(seconds));
  response.cookies.set(COOKIES.refresh, tokens.refreshToken, cookieOptions(REFRESH_SECONDS));
}

/** Takes the session out of the browser. */
export function clearSession(response: NextResponse): void {
  response.cookies.set(COOKIES.access, "", cookieOptions(0));
  response.cookies.set(COOKIES.refresh, "", cookieOptions(0));
}
