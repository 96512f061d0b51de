import { type NextRequest, NextResponse } from "next/server";
import { config } from "../config.ts";
import { DEFAULT_LOCALE, isLocale } from "../messages/locales.ts";
import { foreignOrigin, isSameOrigin } from "../session/origin.ts";
import { pageRequest } from "../session/request.ts";

const MAX_PIECE_BYTES = 2 * 1024 * 1024;
const PATIENCE_MS = 60_000;
const UP = ["content-type", "tus-resumable", "upload-length", "upload-metadata", "upload-offset"];
const DOWN = ["content-type", "retry-after", "tus-resumable", "upload-length", "upload-offset"];

type Context = { params: Promise<{ locale: string; id?: string }> };

/**
 * Hands the pieces of a photo on to the graph's edge with the reader's token, which the browser never sees: `/uploads` of the edge under an address of
 * ours. `below` is what stands behind the upload's id.
 */
export function forwardPieces(below = "") {
  return async (request: NextRequest, context: Context): Promise<NextResponse> => {
    // Browsers send no Origin with HEAD, which changes nothing.
    if (request.method !== "HEAD" && !isSameOrigin(request)) return foreignOrigin();
    if (Number(request.headers.get("content-length") ?? 0) > MAX_PIECE_BYTES) return new NextResponse("Too large", { status: 413 });
    const { locale: given, id } = await context.params;
    const locale = isLocale(given) ? given : DEFAULT_LOCALE;
    const { accessToken } = await pageRequest();
    const headers = new Headers({ "accept-language": locale, ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}) });
    for (const name of UP) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const answer = await fetch(`${config.graphUrl}/uploads${id === undefined ? "" : `/${encodeURIComponent(id)}${below}`}`, {
      method: request.method,
      headers,
      body: request.method === "PATCH" ? await request.arrayBuffer() : null,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null);
    if (!answer) return new NextResponse(null, { status: 503 });
    const reply = new NextResponse(answer.status === 204 ? null : answer.body, { status: answer.status });
    for (const name of DOWN) {
      const value = answer.headers.get(name);
      if (value !== null) reply.headers.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location) reply.headers.set("location", `/${locale}/post${location}`);
    reply.headers.set("cache-control", "no-store");
    return reply;
  };
}
