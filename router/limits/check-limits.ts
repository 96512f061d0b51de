import { type DocumentNode, type OperationDefinitionNode, OperationTypeNode } from "graphql";
import { tooComplex } from "../refusal.ts";
import { measureOperation } from "./measure-document.ts";

export interface DocumentLimits {
  LIMIT_DEPTH: number;
  LIMIT_ALIASES: number;
  LIMIT_ROOT_FIELDS: number;
  LIMIT_MUTATIONS: number;
  LIMIT_FIELDS: number;
}

/** GraphiQL asks 15 deep, with seven levels of `ofType`. graphql's own rule bounds how often lists of introspection may nest. */
const INTROSPECTION_DEPTH = 18;
const INTROSPECTION_FIELDS = 3;

/** The limits that need no schema, checked before validation, whose own cost grows with the square of the fields. Throws TOO_COMPLEX. */
export function checkLimits(document: DocumentNode, operation: OperationDefinitionNode, limits: DocumentLimits): void {
  const measure = measureOperation(document, operation);
  const roots = operation.operation === OperationTypeNode.MUTATION ? limits.LIMIT_MUTATIONS : limits.LIMIT_ROOT_FIELDS;
  if (measure.depth > limits.LIMIT_DEPTH) throw tooComplex("limit.depth", limits.LIMIT_DEPTH);
  if (measure.introspectionDepth > INTROSPECTION_DEPTH) throw tooComplex("limit.depth", INTROSPECTION_DEPTH);
  if (measure.introspectionFields > INTROSPECTION_FIELDS) throw tooComplex("limit.rootFields", INTROSPECTION_FIELDS);
  if (measure.rootFields > roots) throw tooComplex("limit.rootFields", roots);
  if (measure.aliases > limits.LIMIT_ALIASES) throw tooComplex("limit.aliases", limits.LIMIT_ALIASES);
  if (measure.fields > limits.LIMIT_FIELDS) throw tooComplex("limit.fields", limits.LIMIT_FIELDS);
}
