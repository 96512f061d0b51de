import { GraphQLScalarType } from "graphql";
import { GraphQLJSON } from "graphql-scalars";

const { parseLiteral, ...config } = GraphQLJSON.toConfig();

/** Any JSON value; used where the shape is the client's own (drafts) or GeoJSON. */
export const JsonScalar = new GraphQLScalarType({
  ...config,
  // As an object written into the document has no prototype, which the check of arguments stumbles over; one sent as a variable has.
  parseLiteral: (node, variables) => {
    const value: unknown = parseLiteral(node, variables);
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  },
  name: "JSON",
  description: "Any JSON value.",
  specifiedByURL: null,
});
