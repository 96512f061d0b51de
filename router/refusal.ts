import type { ErrorCode } from "@civicgraph/kit/errors";

/** The edge refuses a request: a code of the closed list, a message key, and the status that HTTP should show. */
export class EdgeRefusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly key: string,
    readonly status: number,
    readonly values: Record<string, string | number> = {},
  ) {
    super(key);
  }
}

/** One of the edge's limits is passed; `key` says which and `max` how much is allowed. */
export const tooComplex = (key: string, max: number, status = 400) => new EdgeRefusal("TOO_COMPLEX", key, status, { max });
/** The HTTP request is not GraphQL over HTTP. */
export const badRequest = (key: string, status = 400, values: Record<string, string | number> = {}) =>
  new EdgeRefusal("BAD_USER_INPUT", key, status, values);
