import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from "graphql";

/** What an engine needs to know of the caller; everything else stays in the edge. */
export interface Caller {
  authorization: string | null;
  locale: string;
  correlationId: string;
  clientAddress: string;
}

/** An operation that has passed the edge's limits and graphql's validation. */
export interface EngineRequest {
  source: string;
  /** SHA-256 of `source`: the key of the plan cache. */
  hash: string;
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  caller: Caller;
}

export interface EngineResult {
  data?: Record<string, unknown> | null | undefined;
  errors?: readonly (GraphQLError | GraphQLFormattedError)[] | undefined;
  /** Requests to subgraphs that the answer took. */
  fetches: number;
}

/** What stands behind the edge: plans an operation over the subgraphs and executes it. */
export interface Engine {
  /** What it is, for people. */
  readonly name: string;
  /** The API schema now in force. Another object after each swap: what is derived from it hangs on its identity. */
  readonly schema: GraphQLSchema;
  /** SHA-256 of the supergraph in force: whoever has written another sees by it when that one is taken up. */
  readonly supergraph: string;
  execute(request: EngineRequest): Promise<EngineResult>;
  /** Whether it would answer now. */
  healthy(): Promise<boolean>;
  /** Its own figures in the text form of Prometheus; empty where it keeps none. */
  metrics(): Promise<string>;
  stop(): Promise<void>;
}
