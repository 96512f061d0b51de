import { GraphQLError } from "graphql";

/** The closed list of codes that a client can meet; anything else is a bug and answers `INTERNAL_SERVER_ERROR`. */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "CONFLICT"
  | "ACTION_NOT_ALLOWED"
  | "DUES_OUTSTANDING"
  | "RATE_LIMITED"
  | "TOO_COMPLEX"
  | "UNAVAILABLE";

export interface FieldFault {
  /** Where in the arguments: `input.description`. */
  path: string;
  /** Message key, e.g. `field.tooLong`. */
  code: string;
  /** Filled in the caller's language on the way out. */
  message?: string;
  values?: Record<string, string | number>;
}

/**
 * A refusal that is part of the contract. `key` is a message key (kit locales, or the subgraph's own);
 * the text is made in the caller's language when the answer is formatted.
 */
export class Refusal extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    readonly key: string,
    readonly values: Record<string, string | number> = {},
    readonly fields: FieldFault[] = [],
  ) {
    super(key, { extensions: { code } });
  }
}

export const unauthenticated = (key = "error.unauthenticated") => new Refusal("UNAUTHENTICATED", key);
export const forbidden = (key = "error.forbidden") => new Refusal("FORBIDDEN", key);
export const notFound = (key = "error.notFound") => new Refusal("NOT_FOUND", key);
export const conflict = (key = "error.conflict") => new Refusal("CONFLICT", key);
export const unavailable = (key = "error.unavailable") => new Refusal("UNAVAILABLE", key);
export const rateLimited = (seconds: number, key = "error.rateLimited") => new Refusal("RATE_LIMITED", key, { seconds });
export const actionNotAllowed = (key: string, values: Record<string, string | number> = {}) =>
  new Refusal("ACTION_NOT_ALLOWED", key, values);
export const badInput = (...fields: FieldFault[]) => new Refusal("BAD_USER_INPUT", "error.badInput", {}, fields);
