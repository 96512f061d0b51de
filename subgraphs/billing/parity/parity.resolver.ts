import type { RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";
import { findDifferences } from "./find-differences.ts";

@ObjectType({ description: "Where two of the ledger, the bills and the providers' settlement files do not say the same." })
export class BookDifference {
  @Field(() => String, {
    description:
      "`SETTLED_UNKNOWN` (of an order that we do not know), `SETTLED_NOT_POSTED`, `SETTLED_OTHER_AMOUNT`, `NOT_SETTLED` (after three days), `LEDGER_AND_BILL` (an account's books are not what its demands and payments make them) or `POSTED_WITHOUT_JOURNAL`.",
  })
  kind!: string;

  @Field(() => ID, { description: "The provider and its reference, or the UUID of the payment or account." })
  subject!: string;

  @Field(() => PaiseScalar, { nullable: true, description: "What should stand there; for an account the sum by which its books are off." })
  expected!: number | null;

  @Field(() => PaiseScalar, { nullable: true, description: "What stands there." })
  found!: number | null;
}

@Resolver()
export class ParityResolver {
  @Query(() => [BookDifference], {
    description:
      "Compares ledger, bills and settlement files of a city and shows every difference: none is right. Needs `billing.reconcile`.",
  })
  async bookDifferences(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("since", () => DateScalar, { nullable: true, description: "Accounts posted to since then; today unless told." })
    since: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<BookDifference[]> {
    ctx.viewer.require("billing.reconcile", city);
    return findDifferences(ctx, city, since ?? dayInCity(ctx.now()));
  }
}
