import { DateTime } from "@civicgraph/kit";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";

@InputType({ description: "Whose bill, and how much of it somebody is about to pay." })
export class LockBillInput {
  @Field(() => ID, { description: "UUID of the account." })
  accountId!: string;

  @Field(() => String, { nullable: true, description: "The token of its pay link; needed of whoever does not see the account." })
  link!: string | null;

  @Field(() => PaiseScalar, { nullable: true, description: "A part of it; the whole unless told." })
  amount!: number | null;
}

@ObjectType({ description: "An amount that stands for somebody who is about to pay it." })
export class LockedBill {
  @Field(() => ID, { description: "The reference to pay by. Whoever knows it can pay." })
  reference!: string;

  @Field(() => ID, { description: "UUID of the account." })
  accountId!: string;

  @Field(() => DateScalar, { description: "The day on which it is due: it counts as paid on this day." })
  onDay!: string;

  @Field(() => PaiseScalar, { description: "What is to be paid." })
  amount!: number;

  @Field(() => PaiseScalar, { description: "What was due in all." })
  total!: number;

  @Field(() => DateTime, { description: "Until when it stands." })
  expiresAt!: Date;
}
