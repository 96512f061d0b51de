import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { type Dispatcher, request as send } from "undici";
import { EdgeRefusal } from "../refusal.ts";
import { callerOf } from "./caller.ts";

export interface Upstream {
  hostUrl: string;
  routerKey: string;
  dispatcher: Dispatcher;
  timeoutMs: number;
  log: Logger;
}

/** Headers of a caller that the host needs, and headers of the host that a caller may see; nothing else passes in either direction. */
const UP = [
  "content-type",
  "content-length",
  "accept",
  "range",
  "if-none-match",
  "if-modified-since",
  // Uploads in pieces (https://tus.io).
  "tus-resumable",
  "upload-length",
  "upload-metadata",
  "upload-offset",
  // What providers of payments sign their callbacks with.
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
  "x-razorpay-event-id",
  "x-razorpay-signature",
  // What partners sign the events of their cases with.
  "partner-time",
  "partner-signature",
];
const DOWN = [
  "content-type",
  "content-length",
  "content-disposition",
  "content-range",
  "accept-ranges",
  "cache-control",
  "etag",
  "last-modified",
  "location",
  "retry-after",
  "tus-resumable",
  "upload-length",
  "upload-metadata",
  "upload-offset",
  "content-security-policy",
  "x-content-type-options",
];

/** Passes a request on to the subgraph host and streams its answer back; UNAVAILABLE when the host does not answer. */
export async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  upstream: Upstream,
  body?: AsyncIterable<Uint8Array> | null,
): Promise<FastifyReply> {
  const caller = callerOf(request);
  const headers: Record<string, string> = {
    "accept-language": caller.locale,
    "x-correlation-id": caller.correlationId,
    "x-civicgraph-client": caller.clientAddress,
    "x-civicgraph-router-key": upstream.routerKey,
  };
  if (caller.authorization) headers.authorization = caller.authorization;
  for (const name of UP) {
    const value = request.headers[name];
    if (typeof value === "string" && (body || !name.startsWith("content-"))) headers[name] = value;
  }
  try {
    const answer = await send(new URL(path, upstream.hostUrl), {
      dispatcher: upstream.dispatcher,
      method: request.method as Dispatcher.HttpMethod,
      headers,
      body: (body ?? null) as never,
      headersTimeout: upstream.timeoutMs,
      bodyTimeout: upstream.timeoutMs,
    });
    reply.code(answer.statusCode);
    for (const name of DOWN) {
      const value = answer.headers[name];
      if (value !== undefined) reply.header(name, value);
    }
    return reply.send(answer.body);
  } catch (error) {
    if (error instanceof EdgeRefusal) throw error;
    const cause = (error as { cause?: unknown }).cause;
    if (cause instanceof EdgeRefusal) throw cause;
    upstream.log.warn({ err: error, correlationId: caller.correlationId }, "the host does not answer");
    throw new EdgeRefusal("UNAVAILABLE", "error.UNAVAILABLE", 503);
  }
}
