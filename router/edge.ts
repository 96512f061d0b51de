import cors from "@fastify/cors";
import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { Agent } from "undici";
import type { RouterConfig } from "./config.ts";
import type { Engine } from "./engine/engine.ts";
import { callerOf, isLocal, stripInternalHeaders } from "./http/caller.ts";
import { fileRoutes, UPLOAD_HEADERS } from "./http/file-routes.ts";
import { formatBug, formatRefusal } from "./http/format-errors.ts";
import { graphqlRoute } from "./http/graphql-route.ts";
import { healthCheck, withoutDetail } from "./http/health.ts";
import { Metrics } from "./http/metrics.ts";
import { publicRoutes } from "./http/public-routes.ts";
import { RateLimit } from "./limits/rate-limit.ts";
import { badRequest, EdgeRefusal, tooComplex } from "./refusal.ts";

/**
 * The city's front door: GraphQL before an engine, health, files, keys. All limits on strangers stand here, so that they hold for every engine.
 * The caller listens on it and closes it; the engine is the caller's to stop.
 */
export async function createEdge(config: RouterConfig, engine: Engine, log: Logger): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: config.TRUST_PROXY,
    bodyLimit: config.LIMIT_BODY_BYTES,
    requestTimeout: 60_000,
    forceCloseConnections: "idle",
  });
  const dispatcher = new Agent({ connections: config.SUBGRAPH_CONNECTIONS, keepAliveTimeout: 30_000 });
  const metrics = new Metrics();
  const rateLimit = new RateLimit(config.RATE_PER_SECOND, config.RATE_BURST);
  const origins = config.CORS_ORIGINS.split(",").map((origin) => origin.trim());

  await app.register(cors, {
    origin: origins.includes("*") ? "*" : origins,
    methods: ["GET", "POST", "HEAD", "PATCH", "DELETE"],
    allowedHeaders: [
      "authorization",
      "content-type",
      "accept-language",
      "graphql-preflight",
      "apollo-require-preflight",
      "x-apollo-operation-name",
      "x-correlation-id",
      ...UPLOAD_HEADERS,
    ],
    exposedHeaders: ["x-correlation-id", "retry-after", "x-civicgraph-fetches", "location", ...UPLOAD_HEADERS],
    maxAge: 3600,
  });

  app.addHook("onRequest", async (request, reply) => {
    stripInternalHeaders(request);
    reply.header("x-correlation-id", callerOf(request).correlationId).header("x-content-type-options", "nosniff");
  });

  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const caller = callerOf(request);
    const refusal = refusalOf(error, config);
    if (refusal) return reply.code(refusal.status).send({ errors: [formatRefusal(refusal, caller)] });
    log.error({ err: error, correlationId: caller.correlationId }, "unexpected error in the edge");
    return reply.code(500).send({ errors: [formatBug(caller)] });
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith("/graphql")) {
      const refusal = badRequest("request.method", 405);
      return reply
        .code(405)
        .header("allow", "GET, POST")
        .send({ errors: [formatRefusal(refusal, callerOf(request))] });
    }
    const refusal = new EdgeRefusal("NOT_FOUND", "request.notFound", 404);
    return reply.code(404).send({ errors: [formatRefusal(refusal, callerOf(request))] });
  });

  graphqlRoute(app, { config, engine, rateLimit, metrics, log });
  fileRoutes(
    app,
    config,
    { hostUrl: config.hostUrl, routerKey: config.ROUTER_KEY, dispatcher, timeoutMs: config.SUBGRAPH_TIMEOUT_MS, log },
    rateLimit,
  );
  publicRoutes(
    app,
    config,
    { hostUrl: config.hostUrl, routerKey: config.ROUTER_KEY, dispatcher, timeoutMs: config.SUBGRAPH_TIMEOUT_MS, log },
    rateLimit,
  );
  const check = healthCheck(config, engine, dispatcher);
  app.get("/health", async (request, reply) => {
    const health = await check();
    return reply
      .code(health.ok ? 200 : 503)
      .header("cache-control", "no-store")
      .send(isLocal(request) ? health : withoutDetail(health));
  });
  app.get("/metrics", async (request, reply) => {
    if (!isLocal(request)) throw new EdgeRefusal("NOT_FOUND", "request.notFound", 404);
    return reply.type("text/plain; version=0.0.4").send(`${metrics.text()}${await engine.metrics()}`);
  });
  app.addHook("onClose", async () => dispatcher.close());
  return app;
}

/** What Fastify refuses by itself, in our words. */
function refusalOf(error: Error & { code?: string; statusCode?: number }, config: RouterConfig): EdgeRefusal | null {
  if (error instanceof EdgeRefusal) return error;
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return tooComplex("limit.body", config.LIMIT_BODY_BYTES, 413);
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return badRequest("request.contentType", 415);
  if (error instanceof SyntaxError || error.code?.startsWith("FST_ERR_CTP")) return badRequest("request.notJson");
  return error.statusCode && error.statusCode < 500 ? badRequest("error.BAD_USER_INPUT", error.statusCode) : null;
}
