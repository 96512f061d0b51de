import { GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO } from "graphql-scalars";

/** An instant: ISO 8601 in UTC, e.g. `2026-11-24T10:30:00.000Z`. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: "DateTime",
  description: "An instant, ISO 8601 in UTC.",
});
