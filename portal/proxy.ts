import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { config as portal } from "./src/config.ts";
import { isLocale, negotiateLocale } from "./src/messages/locales.ts";
import { CHOICE_SECONDS, COOKIES, cookieOptions } from "./src/session/cookies.ts";
import { graphAddress } from "./src/session/graph-address.ts";
import { refreshTokens } from "./src/session/refresh.ts";
import { HEADERS } from "./src/session/request.ts";
import { securityPolicy } from "./src/session/security-policy.ts";
import { clearSession, readClaims, writeSession } from "./src/session/tokens.ts";

/** Seconds before its end at which an access token is renewed: a page may take a while to ask its last question. */
const MARGIN_SECONDS = 60;

/**
 * Before every page: its language, the reader's session (renewed here and nowhere else), the security headers.
 * What the pages must know of the request travels to them in headers of our own.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const wanted = pathname.split("/")[1];
  if (!isLocale(wanted)) {
    if (pathname === "/dev/messages" && !/text\/html/.test(request.headers.get("accept") ?? ""))
      return NextResponse.rewrite(new URL(`/dev/messages.json${search}`, request.url));
    const chosen = request.cookies.get(COOKIES.locale)?.value;
    const locale = isLocale(chosen) ? chosen : negotiateLocale(request.headers.get("accept-language"));
    const answer = NextResponse.redirect(new URL(`/${locale}${pathname === "/" ? "" : pathname}${search}`, ownOrigin(request)), 307);
    answer.headers.set("vary", "accept-language, cookie");
    return answer;
  }

  const nonce = randomUUID().replaceAll("-", "");
  const graph = graphAddress(request.headers.get("host"), portal);
  const policy = securityPolicy(nonce, {
    development: portal.development,
    pictures: graph,
    explores: pathname === `/${wanted}/developers` ? graph : undefined,
  });
  const session = await liveSession(request);
  if (session.changed === "renewed") {
    request.cookies.set(COOKIES.access, session.tokens.accessToken);
    request.cookies.set(COOKIES.refresh, session.tokens.refreshToken);
  } else if (session.changed === "ended") {
    request.cookies.delete(COOKIES.access);
    request.cookies.delete(COOKIES.refresh);
  }
  const headers = new Headers(request.headers);
  headers.set(HEADERS.path, `${pathname.slice(3) || "/"}${search}`);
  headers.set(HEADERS.locale, wanted);
  headers.set(HEADERS.nonce, nonce);
  headers.set(HEADERS.graph, graph);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  if (session.changed === "renewed") writeSession(response, session.tokens);
  if (session.changed === "ended") clearSession(response);
  if (request.cookies.get(COOKIES.locale)?.value !== wanted) response.cookies.set(COOKIES.locale, wanted, cookieOptions(CHOICE_SECONDS));
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("permissions-policy", "camera=(self), geolocation=(self), microphone=(), payment=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("cache-control", "private, no-store");
  if (portal.cookieSecure) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

/** The origin as the browser wrote it: the server knows itself by another name than a phone on the network does. */
const ownOrigin = (request: NextRequest): string =>
  portal.portalUrl ?? `${request.headers.get("x-forwarded-proto") ?? "http"}://${request.headers.get("host") ?? request.nextUrl.host}`;

async function liveSession(request: NextRequest) {
  const access = readClaims(request.cookies.get(COOKIES.access)?.value);
  if (access && access.expiresAt - MARGIN_SECONDS > Date.now() / 1000) return { changed: "no" } as const;
  const refreshToken = request.cookies.get(COOKIES.refresh)?.value;
  if (!refreshToken) return { changed: "no" } as const;
  return refreshTokens(refreshToken);
}

export const config = {
  // Pages and forms; not the built files, nor the worker and health check, which have no reader.
  matcher: "/((?!_next/|healthz|sw.js|manifest|icon|apple-touch-icon|favicon.ico|dev/messages.json).*)",
};
