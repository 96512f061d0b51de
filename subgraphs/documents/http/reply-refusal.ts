import { randomUUID } from "node:crypto";
import { negotiateLocale, Refusal, type SubgraphServices } from "@civicgraph/kit";
import type { FastifyReply, FastifyRequest } from "fastify";

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** Answers an error as the graph would: the code, the fields, the sentence in the caller's language; of a bug only the correlation id. */
export function replyRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply, services: SubgraphServices): FastifyReply {
  const header = request.headers["x-correlation-id"];
  const correlationId = typeof header === "string" ? header : randomUUID();
  const t = services.translate(negotiateLocale(request.headers["accept-language"]));
  // The rest of a body that nobody will read is not waited for.
  if (!request.raw.complete) void reply.header("connection", "close");
  if (!(error instanceof Refusal)) {
    services.log.error({ err: error, correlationId, route: request.routeOptions.url }, "request failed");
    return reply.code(500).send({
      errors: [{ message: t("error.internal", { correlationId }), extensions: { code: "INTERNAL_SERVER_ERROR", correlationId } }],
    });
  }
  if (error.code === "RATE_LIMITED") void reply.header("retry-after", String(error.values.seconds ?? 60));
  const fields = error.fields.map(({ path, code, values }) => ({ path, code, message: t(code, values) }));
  return reply.code(STATUS[error.code] ?? 400).send({
    errors: [
      {
        message: t(error.key, error.values),
        extensions: { code: error.code, correlationId, ...(fields.length ? { fields } : {}) },
      },
    ],
  });
}
