import { type GraphQLFormattedError, type GraphQLSchema, isNonNullType } from "graphql";
import type { AskedRoot, RootFields } from "./root-fields.ts";

type Data = Record<string, unknown> | null | undefined;

/** What Apollo Router says of a subgraph that does not answer, or not with GraphQL; and of one that answers too late. */
const NOT_ANSWERED = /^(SUBREQUEST_|GATEWAY_TIMEOUT$|REQUEST_TIMEOUT$)/;
const TOO_LATE = /_TIMEOUT$/;

export interface Asked {
  roots: readonly AskedRoot[];
  isMutation: boolean;
  /** Told of what a client is not told. */
  onFailure(subgraph: string, message: string): void;
}

/**
 * Apollo Router's errors as the embedded engine gives them: a subgraph that does not answer is UNAVAILABLE on the fields that were asked of it, and of a
 * write that came too late it is said that its outcome is unknown. Whatever a subgraph itself refused stays as it is.
 */
export function translateErrors(
  errors: readonly GraphQLFormattedError[],
  data: Data,
  asked: Asked,
  rootFields: RootFields,
): GraphQLFormattedError[] {
  return errors.flatMap((error) => {
    const { code, service } = error.extensions ?? {};
    if (typeof code !== "string" || !NOT_ANSWERED.test(code)) return [error];
    const subgraph = typeof service === "string" ? service : "";
    asked.onFailure(subgraph, error.message);
    const unknownOutcome = asked.isMutation && TOO_LATE.test(code);
    if (error.path?.length) return [unavailable(upToList(error.path), unknownOutcome)];
    return asked.roots
      .filter(({ key, field }) => (data?.[key] ?? null) === null && (!subgraph || rootFields.isOf(field, subgraph)))
      .map(({ key }) => unavailable([key], unknownOutcome));
  });
}

/** Apollo Router names every row of a list that stays incomplete; that the list does is said once. */
function upToList(path: readonly (string | number)[]): readonly (string | number)[] {
  const row = path.findIndex((part) => typeof part === "number");
  return row === -1 ? path : path.slice(0, row);
}

/** A place in the answer that stays empty because nobody answered for it. */
export const unavailable = (at: readonly (string | number)[], unknownOutcome: boolean): GraphQLFormattedError => ({
  message: "UNAVAILABLE",
  extensions: { code: "UNAVAILABLE", key: unknownOutcome ? "error.outcomeUnknown" : "error.UNAVAILABLE", at },
});

/** Where no fetch was answered, Apollo Router gives null for the whole; by the schema each field is null by itself, unless one may not be. */
export function emptyData(data: Data, { roots, isMutation }: Asked, schema: GraphQLSchema): Data {
  if (data !== null) return data;
  const fields = (isMutation ? schema.getMutationType() : schema.getQueryType())?.getFields() ?? {};
  if (roots.some(({ field }) => field !== "__typename" && isNonNullType(fields[field]?.type))) return null;
  return Object.fromEntries(roots.map(({ key, field }) => [key, field === "__typename" ? (isMutation ? "Mutation" : "Query") : null]));
}
