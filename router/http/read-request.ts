import type { FastifyRequest } from "fastify";
import { badRequest, tooComplex } from "../refusal.ts";

/** The parameters of a GraphQL request over HTTP. */
export interface GraphqlParameters {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** Reads a POST body or a GET query string; refuses what is not one operation. */
export function readParameters(request: FastifyRequest): GraphqlParameters {
  if (request.method === "GET") {
    const { query, operationName, variables } = request.query as Record<string, unknown>;
    return check({ query, operationName: operationName || undefined, variables: parseVariables(variables) });
  }
  if (Array.isArray(request.body)) throw tooComplex("limit.batch", 1);
  if (typeof request.body !== "object" || request.body === null) throw badRequest("request.notJson");
  return check(request.body as Record<string, unknown>);
}

function check({ query, operationName, variables }: Record<string, unknown>): GraphqlParameters {
  if (query === undefined || query === null || query === "") throw badRequest("request.noQuery");
  if (typeof query !== "string") throw badRequest("request.parameters");
  if (operationName != null && typeof operationName !== "string") throw badRequest("request.parameters");
  if (variables != null && (typeof variables !== "object" || Array.isArray(variables))) throw badRequest("request.parameters");
  return { query, operationName: operationName ?? undefined, variables: (variables as Record<string, unknown> | null | undefined) ?? {} };
}

function parseVariables(value: unknown): unknown {
  if (value === undefined || value === "") return undefined;
  try {
    return JSON.parse(String(value));
  } catch {
    throw badRequest("request.parameters");
  }
}
