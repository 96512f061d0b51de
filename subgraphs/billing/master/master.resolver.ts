import { JsonScalar, localizedText, notFound, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { BillHead, billHead } from "../bill/bill.type.ts";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";
import type { BillingService as Master } from "./billing-service.ts";
import { findBillingService } from "./read-masters.ts";
import { setBillingService } from "./set-billing-service.ts";

@ObjectType({ description: "How a service bills in a city on a day." })
export class BillingService {
  @Field(() => ID, { description: "Registry id of the service." })
  service!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => String, { description: "`ANNUAL`, `HALF_YEAR`, `QUARTER`, `MONTH` or `ONCE`." })
  cycle!: string;

  @Field(() => [BillHead], { description: "Its heads." })
  heads!: BillHead[];

  @Field(() => [String], { description: "Modes of payment that it takes." })
  modes!: string[];

  @Field(() => PaiseScalar, { nullable: true, description: "The least that may be paid in part; null: whole or not at all." })
  partFrom!: number | null;

  @Field(() => Boolean, { description: "Whether more than is due may be paid." })
  advance!: boolean;

  @Field(() => JsonScalar, { description: "The whole of it, its accrual rules included, as `setBillingService` takes it." })
  document!: Master;
}

@InputType({ description: "How a service bills from a day on." })
export class SetBillingServiceInput {
  @Field(() => ID, { description: "Code of the city, or of the state for all its cities." })
  city!: string;

  @Field(() => DateScalar, { description: "From which day." })
  effectiveFrom!: string;

  @Field(() => JsonScalar, { description: "The whole document; every fault of it is named with its path." })
  document!: unknown;

  @Field(() => String, { description: "Why: ten letters at least." })
  reason!: string;
}

const toService = (master: Master, locale: string): BillingService => ({
  service: master.service,
  name: localizedText(master.names, locale),
  cycle: master.cycle,
  heads: master.heads.map((head) => billHead(head, locale)),
  modes: master.payment.modes,
  partFrom: master.payment.partFrom,
  advance: master.payment.advance,
  document: master,
});

@Resolver()
export class MasterResolver {
  @Query(() => BillingService, {
    description: "How a service bills: the city's rules over the state's. For everybody; NOT_FOUND where it does not.",
  })
  async billingService(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("service", () => ID, { description: "Registry id of the service." }) service: string,
    @Arg("on", () => DateScalar, { nullable: true, description: "The day; today unless told." }) on: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<BillingService> {
    const query = <R>(sql: string, values?: unknown[]) => rawQuery<R>(ctx.db, sql, values);
    const found = await findBillingService(query, { city, service, on: on ?? dayInCity(ctx.now()) });
    if (!found) throw notFound("billing.serviceUnknown");
    return toService(found, ctx.locale);
  }

  @Mutation(() => BillingService, {
    description: "Says from a day on how a service bills. What held before holds for the days before. Needs `billing.configure`.",
  })
  async setBillingService(
    @Arg("input", () => SetBillingServiceInput, { description: "The rules." }) input: SetBillingServiceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BillingService> {
    return toService(await setBillingService(input, ctx), ctx.locale);
  }
}
