import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { GraphQLSafeInt } from "graphql-scalars";
import { isDay } from "../calendar/day.ts";

/** Money in the smallest unit: no fraction can be sent, so none is lost. */
export const PaiseScalar = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  name: "Paise",
  description: "An amount of Indian rupees in whole paise: 12345 is ₹123.45. An integer.",
  specifiedByURL: null,
});

const dayOf = (value: unknown): string => {
  if (typeof value === "string" && isDay(value)) return value;
  throw new GraphQLError("A Date is a day that exists, written YYYY-MM-DD.", { extensions: { code: "BAD_USER_INPUT" } });
};

export const DateScalar = new GraphQLScalarType({
  name: "Date",
  description: "A day of the city's calendar, `YYYY-MM-DD`.",
  serialize: dayOf,
  parseValue: dayOf,
  parseLiteral: (node) => dayOf(node.kind === Kind.STRING ? node.value : null),
});
