import { NextResponse } from "next/server";
import { config } from "../config.ts";

/** Whether a form comes from our own pages. Browsers send `Origin` with every POST; one without it, or from elsewhere, is refused. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (!origin || origin === "null") return false;
  if (config.portalUrl) return origin === config.portalUrl;
  try {
    return new URL(origin).host === request.headers.get("host");
  } catch {
    return false;
  }
}

export const foreignOrigin = (): NextResponse => new NextResponse("Forbidden", { status: 403 });

/** This portal as the reader's browser reaches it: for links that are handed on. */
export const ownOrigin = (head: Pick<Headers, "get">): string =>
  config.portalUrl ?? `${head.get("x-forwarded-proto") ?? "http"}://${head.get("host") ?? "localhost"}`;
