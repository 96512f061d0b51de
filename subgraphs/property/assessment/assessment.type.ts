import { CodedName, DateTime } from "@civicgraph/kit";
import { PaiseScalar } from "@civicgraph/kit/graphql/paise";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "One step of the reckoning of a tax." })
export class PropertyTaxStep {
  @Field(() => ID, { description: "Code of the tax head under which it counts." })
  head!: string;

  @Field(() => ID, { description: "Id of the rule in the pack; `ad-hoc` for an officer's own." })
  rule!: string;

  @Field(() => String, { nullable: true, description: "Where the rule is written." })
  clause!: string | null;

  @Field(() => String, { description: "One sentence, in the reader's language." })
  text!: string;

  @Field(() => String, { description: "The sum, in figures alone; `→` is rounding." })
  arithmetic!: string;

  @Field(() => PaiseScalar, { description: "What it adds; below nil it takes off." })
  amount!: number;
}

@ObjectType({ description: "What is levied under one head." })
export class PropertyTaxLine {
  @Field(() => CodedName, { description: "The tax head." })
  head!: CodedName;

  @Field(() => PaiseScalar, { description: "Below nil it lowers the tax." })
  amount!: number;
}

@ObjectType({
  description:
    "A year's tax of a property, and how it comes about. Before rebate, penalty, interest and rounding to the rupee, which the bill has.",
})
export class PropertyTax {
  @Field(() => String, { description: "`2026-27`." })
  financialYear!: string;

  @Field(() => PaiseScalar, { description: "The whole." })
  total!: number;

  @Field(() => [PropertyTaxLine], { description: "By head, seven at most." })
  lines!: PropertyTaxLine[];

  @Field(() => [PropertyTaxStep], { description: "Step by step: some for each floor and owner." })
  why!: PropertyTaxStep[];
}

@ObjectType({ description: "An assessment of a property for a year. It is never changed: a later one adjusts what was demanded." })
export class PropertyAssessment extends PropertyTax {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => Int, { description: "1 for the first of a year." })
  sequence!: number;

  @Field(() => Int, { description: "The version of the property that it was made of." })
  propertyVersion!: number;

  @Field(() => ID, { description: "UUID of the pack of rules." })
  rulePack!: string;

  @Field(() => [PropertyTaxLine], { description: "What it demanded over those before it." })
  demanded!: PropertyTaxLine[];

  @Field(() => DateTime, { description: "When it was made." })
  madeAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When billing took the demand; null until then." })
  raisedAt!: Date | null;
}

@InputType({ description: "A new assessment of a property." })
export class AssessPropertyInput {
  @Field(() => ID, { description: "UUID of the property." })
  propertyId!: string;

  @Field(() => String, { nullable: true, description: "Financial year, `2026-27`; this one unless told, never one to come." })
  financialYear?: string | null;

  @Field(() => PaiseScalar, { nullable: true, description: "An amount for a reason of its own; below nil it is taken off." })
  adHocAmount?: number | null;

  @Field(() => String, { nullable: true, description: "The reason of that amount, 5 to 300 characters; the owner reads it." })
  adHocReason?: string | null;
}
