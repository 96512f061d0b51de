import { createHash } from "node:crypto";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { LRUCache } from "lru-cache";
import { checkLimits, type DocumentLimits } from "../limits/check-limits.ts";
import { type CostOf, type CostRules, costOf } from "../limits/cost.ts";
import { badRequest, EdgeRefusal, tooComplex } from "../refusal.ts";

export interface Prepared {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  hash: string;
  cost: CostOf;
  /** Asks only for the schema itself: the same answer for everyone until the schema changes. */
  introspectionOnly: boolean;
}

/** The document is not GraphQL, or not of this schema. */
export class InvalidDocument extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super("invalid document");
  }
}

export interface PrepareOptions extends DocumentLimits, CostRules {
  LIMIT_TOKENS: number;
}

/** Longer documents are not kept: a stranger must not fill the cache with large ones. */
export const CACHED_LENGTH = 20_000;

/** Parses, limits and validates an operation; what passed is kept by its text, for as long as the schema is the same. */
export class OperationCache {
  private readonly kept = new LRUCache<string, Prepared>({ max: 1000 });
  private schema: GraphQLSchema | null = null;

  constructor(private readonly options: PrepareOptions) {}

  prepare(schema: GraphQLSchema, source: string, operationName: string | undefined): Prepared {
    if (schema !== this.schema) {
      this.kept.clear();
      this.schema = schema;
    }
    const hash = createHash("sha256").update(source).digest("hex");
    const key = operationName ? `${hash} ${operationName}` : hash;
    const known = this.kept.get(key);
    if (known) return known;
    const prepared = prepare(schema, source, hash, operationName, this.options);
    if (source.length <= CACHED_LENGTH) this.kept.set(key, prepared);
    return prepared;
  }
}

function prepare(
  schema: GraphQLSchema,
  source: string,
  hash: string,
  operationName: string | undefined,
  options: PrepareOptions,
): Prepared {
  const document = parseLimited(source, options.LIMIT_TOKENS);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw badRequest("request.operationName");
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw badRequest("request.subscription");
  // Every operation of the document: those that are not asked for are validated too, and cost as much.
  for (const one of document.definitions) if (one.kind === Kind.OPERATION_DEFINITION) checkLimits(document, one, options);
  const faults = validate(schema, document, specifiedRules, { maxErrors: 10 });
  if (faults.length) throw new InvalidDocument(faults);
  return {
    document,
    operation,
    hash,
    cost: costOf(schema, document, operation, options),
    introspectionOnly:
      operation.operation === OperationTypeNode.QUERY &&
      operation.selectionSet.selections.every((one) => one.kind === Kind.FIELD && one.name.value.startsWith("__")),
  };
}

function parseLimited(source: string, maxTokens: number): DocumentNode {
  try {
    return parse(source, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      // Brackets nested so deeply that the parser's own stack gives way.
      if (error instanceof RangeError) throw tooComplex("limit.tokens", maxTokens);
      throw error;
    }
    if (error.message.includes("tokens. Parsing aborted")) throw tooComplex("limit.tokens", maxTokens);
    throw new InvalidDocument([error]);
  }
}

/** Refuses an operation whose answer could hold too many objects; gives its cost. */
export function checkCost(prepared: Prepared, variables: Record<string, unknown>, max: number): number {
  const cost = prepared.cost(variables);
  if (cost > max) throw new EdgeRefusal("TOO_COMPLEX", "limit.cost", 400, { max });
  return cost;
}
