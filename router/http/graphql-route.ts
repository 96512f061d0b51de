import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type DocumentNode, executeSync, type GraphQLSchema, OperationTypeNode } from "graphql";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { RouterConfig } from "../config.ts";
import type { Engine, EngineResult } from "../engine/engine.ts";
import type { RateLimit } from "../limits/rate-limit.ts";
import { badRequest, EdgeRefusal } from "../refusal.ts";
import { callerOf, isLocal } from "./caller.ts";
import { preventCsrf } from "./csrf.ts";
import { type AnswerError, formatErrors, formatInvalid, formatRefusal } from "./format-errors.ts";
import type { Metrics } from "./metrics.ts";
import { PersistedOperations, PersistedQueryNotFound } from "./persisted-operations.ts";
import { checkCost, InvalidDocument, OperationCache } from "./prepare-operation.ts";
import { readParameters } from "./read-request.ts";

const GRAPHQL_RESPONSE = "application/graphql-response+json";

export interface GraphqlRoute {
  config: RouterConfig;
  engine: Engine;
  rateLimit: RateLimit;
  metrics: Metrics;
  log: Logger;
}

/** `/graphql`: GraphQL over HTTP. Limits come before planning, in the order of what they cost us. */
export function graphqlRoute(app: FastifyInstance, { config, engine, rateLimit, metrics, log }: GraphqlRoute): void {
  const operations = new OperationCache(config);
  const persisted = new PersistedOperations(config.LIMIT_PERSISTED);
  /** Answers about the schema, per schema: GraphiQL and code generators ask the same again and again. */
  let introspection = { of: engine.schema, answers: new LRUCache<string, EngineResult>({ max: 50 }) };

  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    bodyLimit: config.LIMIT_BODY_BYTES,
    handler: async (request, reply) => {
      const started = performance.now();
      const caller = callerOf(request);
      const done = (status: number, body: { data?: unknown; errors?: readonly AnswerError[] }) => {
        metrics.observe(performance.now() - started, body.errors?.map((error) => String(error.extensions.code)) ?? []);
        return answer(request, reply, status, body);
      };
      const charge = (price: number) => {
        if (price === 0 || (!config.RATE_LOCAL && isLocal(request))) return;
        const seconds = rateLimit.take(caller.clientAddress, price);
        if (seconds) throw refuseRate(reply, seconds);
      };
      try {
        preventCsrf(request);
        charge(1);
        const { query, operationName, variables, extensions } = readParameters(request, persisted);
        const prepared = operations.prepare(engine.schema, query, operationName);
        if (request.method === "GET" && prepared.operation.operation !== OperationTypeNode.QUERY) {
          reply.header("allow", "POST");
          throw badRequest("request.getMutation", 405);
        }
        const cost = checkCost(prepared, variables, config.LIMIT_COST);
        charge(Math.floor(cost / 1000));
        persisted.keep(query, extensions);
        if (introspection.of !== engine.schema) introspection = { of: engine.schema, answers: new LRUCache({ max: 50 }) };
        const key = prepared.introspectionOnly ? `${prepared.hash} ${operationName ?? ""} ${JSON.stringify(variables)}` : null;
        const kept = key === null ? undefined : introspection.answers.get(key);
        const result =
          kept ??
          (prepared.introspectionOnly
            ? introspect(engine.schema, prepared.document, operationName, variables)
            : await engine.execute({ source: query, hash: prepared.hash, document: prepared.document, operationName, variables, caller }));
        if (key !== null && !kept && !result.errors?.length && key.length <= 1000) introspection.answers.set(key, result);
        if (config.countFetches) reply.header("x-civicgraph-fetches", String(result.fetches));
        const errors = result.errors?.length
          ? formatErrors(result.errors, caller, (error) =>
              log.error({ err: error, correlationId: caller.correlationId }, "unexpected error of the engine"),
            )
          : undefined;
        // Variables that do not fit are a fault of the request: nothing was executed, so there is no data.
        const isRequestError = result.data === undefined;
        return done(isRequestError && errors ? invalidStatus(request) : 200, {
          ...(errors ? { errors } : {}),
          ...(isRequestError ? {} : { data: result.data }),
        });
      } catch (error) {
        if (error instanceof EdgeRefusal) return done(error.status, { errors: [formatRefusal(error, caller)] });
        if (error instanceof PersistedQueryNotFound) {
          const { message, code } = error;
          return done(invalidStatus(request), { errors: [{ message, extensions: { code, correlationId: caller.correlationId } }] });
        }
        if (error instanceof InvalidDocument)
          return done(invalidStatus(request), { errors: error.errors.map((one) => formatInvalid(one, caller)) });
        throw error;
      }
    },
  });
}

/** The schema that is in force answers for itself, alike for both engines. */
function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variableValues: Record<string, unknown>,
) {
  return { ...executeSync({ schema, document, operationName, variableValues }), fetches: 0 };
}

/** RATE_LIMITED, with the seconds also where HTTP clients look for them. */
export function refuseRate(reply: FastifyReply, seconds: number): EdgeRefusal {
  reply.header("retry-after", String(seconds));
  return new EdgeRefusal("RATE_LIMITED", "error.RATE_LIMITED", 429, { seconds });
}

const asksForGraphqlResponse = (request: FastifyRequest) => request.headers.accept?.includes(GRAPHQL_RESPONSE) ?? false;

/**
 * The status of a well-formed request whose document or variables are wrong. In plain JSON 200, as GraphQL over HTTP asks: there a client takes any other
 * status for one of a proxy.
 */
const invalidStatus = (request: FastifyRequest) => (asksForGraphqlResponse(request) ? 400 : 200);

/** The media type that the client asked for: the one of GraphQL over HTTP where it names it, else plain JSON. */
function answer(request: FastifyRequest, reply: FastifyReply, status: number, body: object): FastifyReply {
  const type = asksForGraphqlResponse(request) ? GRAPHQL_RESPONSE : "application/json";
  return reply
    .code(status)
    .header("content-type", `${type}; charset=utf-8`)
    .header("cache-control", "private, no-store")
    .header("vary", "accept, accept-language, authorization")
    .send(JSON.stringify(body));
}
