import { randomUUID } from "node:crypto";
import { negotiateLocale } from "@civicgraph/kit/locales";
import type { FastifyRequest } from "fastify";
import type { Caller } from "../engine/engine.ts";

/** An id that a client or a proxy may give us; anything else is replaced, so that nothing strange gets into logs. */
const CORRELATION_ID = /^[\w-]{8,64}$/;

/** Headers by which the edge speaks to the subgraphs; from outside they are worth nothing. */
export function stripInternalHeaders(request: FastifyRequest): void {
  for (const name of Object.keys(request.headers)) if (name.startsWith("x-civicgraph-")) delete request.headers[name];
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Who calls, as far as the edge knows: the token goes on unread, each subgraph verifies it. */
export function callerOf(request: FastifyRequest): Caller {
  let caller = callers.get(request);
  if (!caller) {
    const given = request.headers["x-correlation-id"];
    const bearer = request.headers.authorization;
    caller = {
      authorization: bearer && bearer.length <= 8192 ? bearer : null,
      locale: negotiateLocale(request.headers["accept-language"]),
      correlationId: typeof given === "string" && CORRELATION_ID.test(given) ? given : randomUUID(),
      clientAddress: request.ip,
    };
    callers.set(request, caller);
  }
  return caller;
}

/** Whether a process of this machine calls for itself, not a proxy for someone else. */
export function isLocal(request: FastifyRequest): boolean {
  return !request.headers["x-forwarded-for"] && /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? "");
}
