import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { readConfig } from "../config.ts";
import { Payment } from "../payment/payment.type.ts";
import { toPayment } from "../payment/to-payment.ts";
import { refundPayment } from "./refund-payment.ts";
import { startOnlinePayment } from "./start-online-payment.ts";

@InputType({ description: "An online payment of a locked amount." })
export class StartOnlinePaymentInput {
  @Field(() => ID, { description: "UUID, made by the client: sent twice is one order." })
  id!: string;

  @Field(() => ID, { description: "Reference of the locked amount." })
  reference!: string;

  @Field(() => ID, { description: "One of `paymentProviders`." })
  provider!: string;

  @Field(() => String, { description: "Who pays." })
  payerName!: string;

  @Field(() => String, { description: "Path on the city's site to come back to, e.g. `/en/pay/done`." })
  returnPath!: string;
}

@ObjectType({ description: "An online payment that was begun." })
export class Checkout {
  @Field(() => ID, { description: "UUID of the payment: ask `payment` for what became of it." })
  paymentId!: string;

  @Field(() => String, { description: "Address of the provider's page." })
  url!: string;
}

@InputType({ description: "An online payment that is paid back." })
export class RefundPaymentInput {
  @Field(() => ID, { description: "UUID of the payment." })
  id!: string;

  @Field(() => String, { description: "Why: ten letters at least." })
  reason!: string;
}

@Resolver()
export class OnlineResolver {
  @Query(() => [ID], { description: "Providers of online payments of this installation." })
  paymentProviders(): string[] {
    return [...readConfig().providers.keys()];
  }

  @Mutation(() => Checkout, {
    description:
      "Begins an online payment. For whoever knows the reference. CONFLICT where the lock has expired, UNAVAILABLE where the provider is away.",
  })
  async startOnlinePayment(
    @Arg("input", () => StartOnlinePaymentInput, { description: "The payment." }) input: StartOnlinePaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Checkout> {
    return { paymentId: input.id, url: await startOnlinePayment(input, readConfig(), ctx) };
  }

  @Mutation(() => Payment, { description: "Has an online payment paid back by its provider. Needs `billing.reverse`." })
  async refundPayment(
    @Arg("input", () => RefundPaymentInput, { description: "Which and why." }) input: RefundPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Payment> {
    return toPayment(await refundPayment(input, readConfig(), ctx));
  }
}
