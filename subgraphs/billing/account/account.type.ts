import { CityStub, connectionOf } from "@civicgraph/kit";
import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";

@ObjectType({ description: "A consumer account of a service: what outlives a case. A property, a connection, a licence." })
@Directive('@key(fields: "id")')
export class BillingAccount {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => CityStub, { description: "The city." })
  city!: CityStub;

  @Field(() => ID, { description: "Registry id of the service." })
  service!: string;

  @Field(() => String, { description: "The number that people quote." })
  number!: string;

  @Field(() => String, { description: "To whom its bills are addressed." })
  payerName!: string;

  @Field(() => String, { nullable: true, description: "Where it is, as its service says." })
  place!: string | null;
}

export const BillingAccountConnection = connectionOf(BillingAccount, "BillingAccount");

@ObjectType({ description: "An account that somebody found by what stands on its bill." })
export class BillToPay {
  @Field(() => ID, { description: "UUID of the account." })
  accountId!: string;

  @Field(() => String, { description: "The token of its pay link: for `bill`, `lockBill` and `payment`." })
  link!: string;
}

@InputType({ description: "A new consumer account." })
export class OpenBillingAccountInput {
  @Field(() => ID, { description: "UUID, made by the client: sent twice is opened once." })
  id!: string;

  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => ID, { description: "Registry id of the service that bills." })
  service!: string;

  @Field(() => String, { description: "The number that people quote: of the property, connection or licence." })
  number!: string;

  @Field(() => ID, { nullable: true, description: "UUID of the citizen whose it is." })
  ownerId!: string | null;

  @Field(() => ID, { nullable: true, description: "UUID of the case that it came from." })
  caseId!: string | null;

  @Field(() => String, { description: "To whom its bills are addressed." })
  payerName!: string;

  @Field(() => String, { nullable: true, description: "Where it is: a counter finds it by these words. 300 characters at most." })
  place?: string | null;
}
