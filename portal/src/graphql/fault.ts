import type { CombinedError } from "@urql/core";

export interface FieldFault {
  /** Path in the mutation's input, without the leading `input.`. */
  path: string;
  code: string;
  /** In the reader's language. */
  message: string;
}

/** A refusal of the graph, or the graph out of reach (`UNAVAILABLE`). Its message is meant for the reader, in their language. */
export class GraphFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fields: readonly FieldFault[] = [],
    readonly correlationId: string | null = null,
    /** The graph does not know what was asked for: a field or an argument that is not in its schema. */
    readonly isUnknownToSchema = false,
  ) {
    super(message);
    this.name = "GraphFault";
  }
}

/** The first error of an answer as a fault. Errors beside it are of the same cause. */
export function toFault(error: CombinedError): GraphFault {
  const first = error.graphQLErrors[0];
  if (!first) return new GraphFault("UNAVAILABLE", "");
  const { code, fields, correlationId } = first.extensions as {
    code?: string;
    fields?: FieldFault[];
    correlationId?: string;
  };
  return new GraphFault(
    code ?? "INTERNAL_SERVER_ERROR",
    first.message,
    (fields ?? []).map((field) => ({ ...field, path: field.path.replace(/^input\./, "") })),
    correlationId ?? null,
    // Whoever executed something says where in the answer; a document that is refused has places in its text alone.
    code === "BAD_USER_INPUT" && first.path === undefined && (first.locations?.length ?? 0) > 0,
  );
}

/** What was asked for does not exist, or is not for this reader to know of. */
export const missing = (): GraphFault => new GraphFault("NOT_FOUND", "");
