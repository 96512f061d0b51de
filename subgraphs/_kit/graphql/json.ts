import { GraphQLScalarType } from "graphql";
import { GraphQLJSON } from "graphql-scalars";

/** Any JSON value; used where the shape is the client's own (drafts) or GeoJSON. */
export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: "JSON",
  description: "Any JSON value.",
  specifiedByURL: null,
});
