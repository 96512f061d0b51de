import { connectionOf, DateTime } from "@civicgraph/kit";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";
import { Receipt } from "../receipt/receipt.type.ts";

@ObjectType({ description: "A cheque or a draft." })
export class PaymentInstrument {
  @Field(() => String, { description: "Its number." })
  number!: string;

  @Field(() => DateScalar, { description: "Its date." })
  date!: string;

  @Field(() => String, { description: "IFSC of the bank's branch." })
  ifsc!: string;

  @Field(() => String, { nullable: true, description: "The bank's name." })
  bank!: string | null;
}

@ObjectType({ description: "A payment, in exactly one state." })
export class Payment {
  @Field(() => ID, { description: "UUID, made by whoever paid or took it." })
  id!: string;

  @Field(() => ID, { description: "UUID of the account." })
  accountId!: string;

  @Field(() => PaiseScalar, { description: "What was paid." })
  amount!: number;

  @Field(() => String, { description: "`CASH`, `CHEQUE`, `DEMAND_DRAFT`, `CARD`, `TRANSFER` or `ONLINE`." })
  mode!: string;

  @Field(() => DateScalar, { description: "The day on which it counts as paid." })
  paidOn!: string;

  @Field(() => String, {
    description:
      "`pending` (the provider has not said), `failed` (no money came), `posted` (it stands), `suspense` (money came, an officer decides), `reversed` or `refunded`.",
  })
  state!: string;

  @Field(() => DateTime, { description: "When it was begun." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was written into the books." })
  postedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was taken back." })
  reversedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was taken back: `ERROR_RECEIPT`, `DISHONOURED`, `REFUNDED` or `OTHER`." })
  reversal!: string | null;

  @Field(() => PaymentInstrument, { nullable: true, description: "Of a payment by cheque or draft." })
  instrument!: PaymentInstrument | null;

  @Field(() => Receipt, {
    nullable: true,
    description: "Its receipt; stays when the payment is taken back, and says so when it is verified.",
  })
  receipt!: Receipt | null;
}

export const PaymentConnection = connectionOf(Payment, "Payment");

@InputType({ description: "What is written on a cheque or a draft." })
export class InstrumentInput {
  @Field(() => String, { description: "Its number: six digits." })
  number!: string;

  @Field(() => DateScalar, { description: "Its date: not ahead, at most 90 days ago." })
  date!: string;

  @Field(() => String, { description: "IFSC of the bank's branch: eleven letters and digits." })
  ifsc!: string;
}

@InputType({ description: "A payment at a counter." })
export class TakePaymentInput {
  @Field(() => ID, { description: "UUID, made by the client: sent twice is paid once." })
  id!: string;

  @Field(() => ID, { description: "UUID of the clerk's open session." })
  sessionId!: string;

  @Field(() => ID, { description: "UUID of the account." })
  accountId!: string;

  @Field(() => PaiseScalar, { description: "What was handed over." })
  amount!: number;

  @Field(() => String, { description: "Always `INR`; nothing else is taken.", defaultValue: "INR" })
  currency!: string;

  @Field(() => String, { description: "`CASH`, `CHEQUE`, `DEMAND_DRAFT`, `CARD` or `TRANSFER`, where the service takes it." })
  mode!: string;

  @Field(() => InstrumentInput, { nullable: true, description: "Of a cheque or a draft." })
  instrument!: InstrumentInput | null;

  @Field(() => String, { description: "Who pays." })
  payerName!: string;
}

@InputType({ description: "A payment that is taken back." })
export class ReversePaymentInput {
  @Field(() => ID, { description: "UUID of the payment." })
  id!: string;

  @Field(() => String, { description: "`ERROR_RECEIPT`, `DISHONOURED` (a cheque or draft) or `OTHER`." })
  reversal!: string;

  @Field(() => String, { description: "Why: ten letters at least." })
  reason!: string;
}
