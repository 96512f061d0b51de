import { DateTime } from "@civicgraph/kit";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { PaiseScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "What a counter took in one mode." })
export class CounterTotal {
  @Field(() => String, { description: "The mode." })
  mode!: string;

  @Field(() => Int, { description: "How many payments." })
  count!: number;

  @Field(() => PaiseScalar, { description: "Their sum." })
  amount!: number;
}

@ObjectType({ description: "A clerk's time at a counter, from opening to remittance." })
export class CounterSession {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => String, { description: "Which counter." })
  counter!: string;

  @Field(() => PaiseScalar, { description: "Change that was in the drawer at the start." })
  float!: number;

  @Field(() => DateTime, { description: "When it was opened." })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was closed." })
  closedAt!: Date | null;

  @Field(() => [CounterTotal], { description: "What stands of it now, by mode; as it was at the close once it is closed." })
  totals!: CounterTotal[];

  @Field(() => PaiseScalar, { nullable: true, description: "Cash counted at the close, the change included." })
  countedCash!: number | null;

  @Field(() => PaiseScalar, { nullable: true, description: "Counted less what should be there: negative where cash is missing." })
  difference!: number | null;

  @Field(() => DateTime, { nullable: true, description: "When its cash and cheques went to the bank." })
  remittedAt!: Date | null;
}

@InputType({ description: "A counter that a clerk opens." })
export class OpenCounterInput {
  @Field(() => ID, { description: "UUID, made by the client." })
  id!: string;

  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => String, { description: "Which counter, e.g. `3`." })
  counter!: string;

  @Field(() => PaiseScalar, { description: "Change in the drawer." })
  float!: number;
}

@InputType({ description: "A counter that a clerk closes." })
export class CloseCounterInput {
  @Field(() => ID, { description: "UUID of the session." })
  id!: string;

  @Field(() => PaiseScalar, { description: "Cash that was counted, the change included." })
  countedCash!: number;
}

@InputType({ description: "Cash and cheques that went to the bank." })
export class RemitCounterInput {
  @Field(() => ID, { description: "UUID of the session." })
  id!: string;

  @Field(() => String, { description: "The bank's reference on the paying-in slip." })
  bankReference!: string;
}
