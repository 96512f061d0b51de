import { connectionOf, DateTime } from "@civicgraph/kit";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { NotifiedCase } from "../feed/notification.type.ts";

@ObjectType({ description: "What became of an SMS or an e-mail. It never says to whom it went." })
export class Delivery {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => String, { description: "`sms` or `email`." })
  channel!: string;

  @Field(() => String, {
    description:
      "`queued`, `sent`, `failed` (will be tried again), `given_up` (tried for two days, or hopeless) or `no_address` (the person has none).",
  })
  state!: string;

  @Field(() => Int, { description: "How often it was tried; 8 times at most." })
  attempts!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it failed last: `NO_PROVIDER`, `ADDRESS_REFUSED`, `GATEWAY_REFUSED`, `GATEWAY_AWAY`, `IDENTITY_AWAY`, `PERSON_UNKNOWN` or `UNEXPECTED`.",
  })
  lastError!: string | null;

  @Field(() => DateTime, { description: "When it was queued." })
  queuedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it is tried next; null where it is settled." })
  nextTryAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was sent or given up." })
  settledAt!: Date | null;

  @Field(() => NotifiedCase, { description: "The case that it is about." })
  case!: NotifiedCase;
}

export const DeliveryConnection = connectionOf(Delivery, "Delivery");
