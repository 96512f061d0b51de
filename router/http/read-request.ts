import type { FastifyRequest } from "fastify";
import { badRequest, tooComplex } from "../refusal.ts";
import type { PersistedOperations } from "./persisted-operations.ts";

/** The parameters of a GraphQL request over HTTP. */
export interface GraphqlParameters {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  extensions: Record<string, unknown> | undefined;
}

/** Reads a POST body or a GET query string; refuses what is not one operation. */
export function readParameters(request: FastifyRequest, persisted: PersistedOperations): GraphqlParameters {
  if (request.method === "GET") {
    const { query, operationName, variables, extensions } = request.query as Record<string, unknown>;
    const parsed = { variables: parseObject(variables), extensions: parseObject(extensions) };
    return check({ query, operationName: operationName || undefined, ...parsed }, persisted);
  }
  if (Array.isArray(request.body)) throw tooComplex("limit.batch", 1);
  if (typeof request.body !== "object" || request.body === null) throw badRequest("request.notJson");
  return check(request.body as Record<string, unknown>, persisted);
}

function check(
  { query: given, operationName, variables, extensions }: Record<string, unknown>,
  persisted: PersistedOperations,
): GraphqlParameters {
  if (!isObject(extensions)) throw badRequest("request.parameters");
  const query = persisted.textOf(given, extensions);
  if (query === undefined || query === null || query === "") throw badRequest("request.noQuery");
  if (typeof query !== "string") throw badRequest("request.parameters");
  if (operationName != null && typeof operationName !== "string") throw badRequest("request.parameters");
  if (!isObject(variables)) throw badRequest("request.parameters");
  return { query, operationName: operationName ?? undefined, variables: variables ?? {}, extensions: extensions ?? undefined };
}

const isObject = (value: unknown): value is Record<string, unknown> | null | undefined =>
  value == null || (typeof value === "object" && !Array.isArray(value));

function parseObject(value: unknown): unknown {
  if (value === undefined || value === "") return undefined;
  try {
    return JSON.parse(String(value));
  } catch {
    throw badRequest("request.parameters");
  }
}
