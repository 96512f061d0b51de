import { DateTime } from "@civicgraph/kit";
import { JsonScalar } from "@civicgraph/kit/graphql/json";
import { PaiseScalar } from "@civicgraph/kit/graphql/paise";
import { IsUUID, MaxLength } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { RulePackRow } from "./read-packs.ts";

@ObjectType({
  description: "A pack of rates and rules from a financial year on. It is in force once somebody else than its author has signed it.",
})
export class TaxRulePack {
  /** The row it was read from. */
  row!: RulePackRow;

  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => ID, { description: "Code of the city, or of the state for all of its cities that have none of their own." })
  place!: string;

  @Field(() => String, { description: "The first financial year that it is for, `2026-27`." })
  fromYear!: string;

  @Field(() => JsonScalar, { description: "The pack: slabs, areas, exemptions, cesses. Its form stands in the README of the subgraph." })
  document!: unknown;

  @Field(() => String, { description: "Why it was made." })
  reason!: string;

  @Field(() => DateTime, { description: "When it was drafted." })
  proposedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was signed; null while it is a draft." })
  signedAt!: Date | null;
}

@ObjectType({ description: "One line of a pack's table of rates." })
export class TaxSlab {
  @Field(() => ID, { description: "Its id in the pack." })
  id!: string;

  @Field(() => String, { description: "Where it is written." })
  clause!: string;

  @Field(() => String, { description: "What it is for, in the reader's language." })
  criteria!: string;

  @Field(() => String, { description: "Its rate, in the reader's language." })
  rate!: string;

  @Field(() => PaiseScalar, { description: "Paise a square yard of ground that is not built on." })
  unbuiltRate!: number;
}

@ObjectType({ description: "The bill that a pack would change most." })
export class LargestTaxChange {
  @Field(() => String, { description: "Number of the property." })
  number!: string;

  @Field(() => PaiseScalar, { description: "A year's tax by the pack in force." })
  before!: number;

  @Field(() => PaiseScalar, { description: "A year's tax by this one." })
  after!: number;
}

@ObjectType({ description: "What a pack would change over the whole roll, against the one in force for the same year." })
export class TaxRollComparison {
  @Field(() => Int, { description: "Properties on the roll." })
  properties!: number;

  @Field(() => Int, { description: "Those whose tax would change." })
  changed!: number;

  @Field(() => Int, { description: "Those that the pack has no rate for: it should not be signed while there are any." })
  withoutRate!: number;

  @Field(() => PaiseScalar, { description: "The tax of the roll by the pack in force." })
  before!: number;

  @Field(() => PaiseScalar, { description: "The tax of the roll by this pack." })
  after!: number;

  @Field(() => LargestTaxChange, { nullable: true, description: "The largest change; null where nothing changes." })
  largest!: LargestTaxChange | null;
}

@InputType({ description: "A draft of rates and rules." })
export class ProposeTaxRulePackInput {
  @Field(() => ID, { description: "UUID, made by the client: sent twice is drafted once." })
  @IsUUID()
  id!: string;

  @Field(() => ID, { description: "Code of the city, or of the state." })
  @MaxLength(60)
  place!: string;

  @Field(() => String, { description: "The first financial year that it is for, `2026-27`." })
  @MaxLength(7)
  fromYear!: string;

  @Field(() => JsonScalar, { description: "The pack." })
  document!: unknown;

  @Field(() => String, { description: "Why, 5 to 300 characters." })
  @MaxLength(300)
  reason!: string;
}
