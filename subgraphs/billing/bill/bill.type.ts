import { localizedText, type RequestContext } from "@civicgraph/kit";
import { Ctx, Field, ID, Int, ObjectType } from "type-graphql";
import type { DueLine } from "../due/due-on.ts";
import { explainAll } from "../explain/explain.ts";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "Something that entered a calculation." })
export class WhyInput {
  @Field(() => String, { description: "What it is, in the reader's language." })
  name!: string;

  @Field(() => String, { description: "Its value, as people write it." })
  value!: string;
}

@ObjectType({ description: "Why an amount is what it is. The same bill gives the same texts, byte for byte." })
export class Why {
  @Field(() => ID, { description: "Id of the rule; `demand` for what was levied, `rounding` for the rounding." })
  rule!: string;

  @Field(() => String, { nullable: true, description: "Where the rule is written: act, section, notification." })
  clause!: string | null;

  @Field(() => String, { description: "One sentence in the reader's language." })
  text!: string;

  @Field(() => [WhyInput], { description: "What it was reckoned from." })
  inputs!: WhyInput[];

  @Field(() => String, { description: "The sum in figures, exact before rounding." })
  arithmetic!: string;

  @Field(() => String, { description: "How the exact result was rounded." })
  rounding!: string;

  @Field(() => PaiseScalar, { description: "The amount that follows; negative where it is let off." })
  amount!: number;
}

@ObjectType({ description: "A head of charge: what a line of a bill is for." })
export class BillHead {
  @Field(() => ID, { description: "Its code, e.g. `PT_TAX`." })
  code!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => String, {
    description: "`TAX`, `FEE`, `CHARGES`, `FINES`, `REBATE`, `EXEMPTION`, `PENALTY`, `INTEREST`, `ADVANCE_COLLECTION` or `ROUNDING`.",
  })
  category!: string;

  @Field(() => Int, { description: "A payment fills the lowest order first." })
  order!: number;
}

@ObjectType({ description: "What a head of a period comes to." })
export class BillLine {
  @Field(() => BillHead, { description: "What it is for." })
  head!: BillHead;

  @Field(() => ID, { nullable: true, description: "The period, e.g. `2026-27` or `2026-27-Q3`; null for the rounding of the whole." })
  period!: string | null;

  @Field(() => PaiseScalar, { description: "What is charged by that day; negative where it is let off." })
  charged!: number;

  @Field(() => PaiseScalar, { description: "What of it is paid." })
  paid!: number;

  @Field(() => PaiseScalar, { description: "What is due." })
  due!: number;

  parts!: DueLine["parts"];

  @Field(() => [Why], { description: "How `charged` comes about: the amounts of its parts add up to it." })
  why(@Ctx() ctx: RequestContext): Why[] {
    return this.parts.flatMap((part) => explainAll(part, ctx.t, ctx.locale));
  }
}

@ObjectType({ description: "What is still due of a financial year that has ended." })
export class Arrears {
  @Field(() => ID, { description: "The financial year, e.g. `2024-25`." })
  year!: string;

  @Field(() => PaiseScalar, { description: "What is due of it." })
  due!: number;
}

@ObjectType({ description: "What an account owes on a day." })
export class Bill {
  @Field(() => ID, { description: "UUID of the account." })
  accountId!: string;

  @Field(() => ID, { description: "Registry id of the service." })
  service!: string;

  @Field(() => String, { description: "Name of the service in the reader's language." })
  serviceName!: string;

  @Field(() => String, { description: "The number of the property, connection or licence." })
  number!: string;

  @Field(() => DateScalar, { description: "The day." })
  on!: string;

  @Field(() => [BillLine], { description: "Every line that is open, the oldest period first. They add up to `total`, less any `advance`." })
  lines!: BillLine[];

  @Field(() => PaiseScalar, { description: "What there is to pay." })
  total!: number;

  @Field(() => PaiseScalar, { description: "What was paid beyond what was due; it is set against what comes." })
  advance!: number;

  @Field(() => [Arrears], { description: "What of it is due for years that have ended." })
  arrears!: Arrears[];

  @Field(() => DateScalar, { nullable: true, description: "The last day on which this amount holds with its rebate." })
  rebateUntil!: string | null;

  @Field(() => PaiseScalar, { nullable: true, description: "The least that may be paid in part; null: whole or not at all." })
  partFrom!: number | null;

  @Field(() => [String], { description: "Modes of payment that the service takes." })
  modes!: string[];

  @Field(() => String, { description: "SHA-256 of the bill with its derivation, over RFC 8785 JSON." })
  digest!: string;
}

export const billHead = (
  head: { code: string; names: Record<string, string>; category: string; order: number },
  locale: string,
): BillHead => ({
  code: head.code,
  name: localizedText(head.names, locale),
  category: head.category,
  order: head.order,
});
