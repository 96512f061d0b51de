import { GraphQLScalarType } from "graphql";
import { GraphQLSafeInt } from "graphql-scalars";

/** Money in the smallest unit: no fraction can be sent, so none is lost. */
export const PaiseScalar = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  name: "Paise",
  description: "An amount of Indian rupees in whole paise: 12345 is ₹123.45. An integer.",
  specifiedByURL: null,
});
