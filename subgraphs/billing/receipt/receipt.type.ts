import { Field, ID, ObjectType } from "type-graphql";
import { BillHead } from "../bill/bill.type.ts";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "What a payment settled." })
export class ReceiptLine {
  @Field(() => BillHead, { nullable: true, description: "The head; null for what stays as an advance." })
  head!: BillHead | null;

  @Field(() => ID, { nullable: true, description: "The period." })
  period!: string | null;

  @Field(() => PaiseScalar, { description: "How much of it; negative where something was let off." })
  amount!: number;
}

@ObjectType({ description: "The receipt of a payment. Its lines add up to the payment." })
export class Receipt {
  @Field(() => ID, { description: "Its number, without gap per city, service and financial year." })
  number!: string;

  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => DateScalar, { description: "The day on which it was given." })
  issuedOn!: string;

  @Field(() => [ReceiptLine], { description: "What the payment settled." })
  lines!: ReceiptLine[];

  @Field(() => PaiseScalar, { description: "What was due before." })
  dueBefore!: number;

  @Field(() => PaiseScalar, { description: "What was still due after." })
  dueAfter!: number;

  @Field(() => String, {
    description: "The signed code of its QR: anybody can verify it, without a network by the keys at `/billing/keys`.",
  })
  code!: string;

  @Field(() => String, { description: "Path of its PDF, in the reader's language: to share and to print again." })
  pdf!: string;
}

@ObjectType({ description: "What the city says of the code on a receipt." })
export class VerifiedReceipt {
  @Field(() => Boolean, { description: "Whether the city signed it." })
  genuine!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "`posted`, or `reversed` where the payment was taken back since; null where it is not genuine.",
  })
  state!: string | null;

  @Field(() => ID, { nullable: true, description: "Code of the city." })
  city!: string | null;

  @Field(() => ID, { nullable: true, description: "Number of the receipt." })
  number!: string | null;

  @Field(() => String, { nullable: true, description: "The number of the property, connection or licence." })
  account!: string | null;

  @Field(() => PaiseScalar, { nullable: true, description: "What was paid." })
  amount!: number | null;

  @Field(() => DateScalar, { nullable: true, description: "The day on which it counts as paid." })
  paidOn!: string | null;
}
