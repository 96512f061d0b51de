import { cookies, headers } from "next/headers";
import { cache } from "react";
import { config } from "../config.ts";
import { DEFAULT_LOCALE, isLocale, type Locale } from "../messages/locales.ts";
import { translator } from "../messages/translate.ts";
import { COOKIES } from "./cookies.ts";
import { readClaims } from "./tokens.ts";
import { workCity } from "./work-city.ts";

/** Headers that the proxy sets for the pages behind it. */
export const HEADERS = { path: "x-portal-path", locale: "x-portal-locale", nonce: "x-nonce", graph: "x-portal-graph" } as const;

export interface PageRequest {
  accessToken: string | null;
  /** By the token's own word: for what to show, never for what is allowed. */
  signedIn: boolean;
  kind: "anonymous" | "citizen" | "employee";
  /** The chosen city; for an employee one in which they hold something. */
  city: string | null;
  /** The address with its query and without the language: `/cases?after=…`. */
  path: string;
  /** For pages that get no route parameters (not-found). */
  locale: Locale | null;
  nonce: string | undefined;
  /** The graph's edge as the reader's browser reaches it. */
  graph: string;
}

/** What is known of the request at hand, in server components and route handlers. */
export const pageRequest = cache(async (): Promise<PageRequest> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const accessToken = jar.get(COOKIES.access)?.value ?? null;
  const claims = readClaims(accessToken ?? undefined);
  const live = claims !== null && claims.expiresAt * 1000 > Date.now();
  const locale = head.get(HEADERS.locale) ?? undefined;
  const chosen = jar.get(COOKIES.city)?.value ?? null;
  const employee = live && claims.kind === "employee";
  return {
    accessToken: live ? accessToken : null,
    signedIn: live,
    kind: employee ? "employee" : live ? "citizen" : "anonymous",
    city: employee ? workCity(claims.cities, chosen) : chosen,
    path: head.get(HEADERS.path) ?? "/",
    locale: isLocale(locale) ? locale : null,
    nonce: head.get(HEADERS.nonce) ?? undefined,
    graph: head.get(HEADERS.graph) ?? config.graphUrl,
  };
});

/** The language of a page and its translator, from the route's parameters. */
export async function pageLanguage(params: Promise<{ locale: string }>) {
  const { locale: given } = await params;
  const locale: Locale = isLocale(given) ? given : DEFAULT_LOCALE;
  return { locale, t: translator(locale) };
}
