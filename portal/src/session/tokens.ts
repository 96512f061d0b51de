import type { NextResponse } from "next/server";
import { COOKIES, cookieOptions, REFRESH_SECONDS } from "./cookies.ts";

export interface SessionTokens {
  accessToken: string;
  refreshToken: string;
}

/** What the portal reads from its own access token, to decide what to ask for. Never a right: the graph verifies the token itself. */
export function readClaims(token: string | undefined): { kind: string; cities: string[]; expiresAt: number } | null {
  const payload = token?.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const { exp, kind, cities } = claims as { exp?: unknown; kind?: unknown; cities?: unknown };
    if (typeof exp !== "number") return null;
    return { kind: typeof kind === "string" ? kind : "", cities: Object.keys(cities ?? {}), expiresAt: exp };
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
