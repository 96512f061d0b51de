import { gql, type TypedDocumentNode } from "@urql/core";

/** A named operation with the types of its answer and variables. `documents.test.ts` checks each against the supergraph. */
export function operation<Data, Variables extends Record<string, unknown> = Record<string, never>>(
  text: string,
): TypedDocumentNode<Data, Variables> {
  return gql(text) as TypedDocumentNode<Data, Variables>;
}
