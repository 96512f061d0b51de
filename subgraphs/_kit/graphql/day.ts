import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { isDay } from "../calendar/day.ts";

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
