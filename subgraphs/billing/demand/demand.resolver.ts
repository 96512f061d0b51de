import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { BillingAccount } from "../account/account.type.ts";
import { findAccount } from "../account/find-account.ts";
import { toAccount } from "../account/to-account.ts";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";
import { raiseDemand } from "./raise-demand.ts";

@InputType({ description: "What is levied under one head." })
export class DemandLineInput {
  @Field(() => ID, { description: "Code of the head." })
  head!: string;

  @Field(() => PaiseScalar, { description: "Not nil. Negative: an exemption, or less than an earlier demand of the period." })
  amount!: number;
}

@InputType({ description: "What a service levies on an account for a period." })
export class RaiseDemandInput {
  @Field(() => ID, { description: "UUID, made by the client: sent twice is raised once." })
  id!: string;

  @Field(() => ID, { description: "UUID of the account." })
  accountId!: string;

  @Field(() => DateScalar, { description: "Any day of the period that is billed." })
  periodDay!: string;

  @Field(() => DateScalar, { nullable: true, description: "The day of the demand; today unless told, never later." })
  issuedOn!: string | null;

  @Field(() => [DemandLineInput], { description: "One line a head, 200 at most." })
  lines!: DemandLineInput[];

  @Field(() => String, { nullable: true, description: "Why, where it corrects an earlier one." })
  reason!: string | null;
}

@Resolver()
export class DemandResolver {
  @Mutation(() => BillingAccount, { description: "Raises a demand on an account, or corrects one. Needs `billing.demand`." })
  async raiseDemand(
    @Arg("input", () => RaiseDemandInput, { description: "The demand." }) input: RaiseDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BillingAccount> {
    const account = await findAccount(input.accountId, null, ctx);
    ctx.viewer.require("billing.demand", account.city);
    const demand = { ...input, issuedOn: input.issuedOn ?? null, reason: input.reason ?? null };
    return toAccount(await raiseDemand(demand, ctx.viewer.requireId(), ctx));
  }
}
