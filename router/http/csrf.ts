import type { FastifyRequest } from "fastify";
import { badRequest } from "../refusal.ts";

/** Headers that a page of another site cannot send without the browser asking us first. */
const PREFLIGHT_HEADERS = ["graphql-preflight", "apollo-require-preflight", "x-apollo-operation-name"];

/**
 * Lets through only what a browser would have asked permission for (a CORS preflight): a body of JSON, or one of the headers above.
 * The graph takes no cookies, so this guards callers on a private network and a future that forgets.
 */
export function preventCsrf(request: FastifyRequest): void {
  const type = mediaType(request.headers["content-type"]);
  if (request.method === "POST" && type !== "application/json" && type !== "application/graphql+json") {
    throw badRequest("request.contentType", 415);
  }
  if (request.method === "GET" && type !== "application/json" && !PREFLIGHT_HEADERS.some((name) => request.headers[name])) {
    throw badRequest("request.preflight");
  }
}

export const mediaType = (header: string | undefined): string => (header ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
