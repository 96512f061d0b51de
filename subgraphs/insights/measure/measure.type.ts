import { CityStub, connectionOf, DateTime, JsonScalar } from "@civicgraph/kit";
import { DateScalar } from "@civicgraph/kit/graphql/day";
import { ArrayMaxSize, IsOptional, MaxLength } from "class-validator";
import { ArgsType, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { MeasureTarget } from "../target/target.type.ts";

@ObjectType({
  description: "A figure that can be asked for: declared by a service as data, reckoned over facts that follow from what happened.",
})
export class Measure {
  @Field(() => ID, { description: "Its id, e.g. `complaints.reopenRate`." })
  id!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => String, { description: "How it is reckoned, in words." })
  description!: string;

  @Field(() => ID, { nullable: true, description: "Registry id of the service that declares it; null for those over all services." })
  service!: string | null;

  @Field(() => String, { description: "What it counts: `case`, `payment` or `demand`." })
  grain!: string;

  @Field(() => JsonScalar, { description: "How it is reckoned, as the service declares it." })
  formula!: unknown;

  @Field(() => String, { description: "`count`, `percent`, `hours`, `days`, `money` (whole paise) or `rating` (1 to 5)." })
  unit!: string;

  @Field(() => String, { description: "`up`: more is better; `down`: less is; `none`: neither." })
  direction!: string;

  @Field(() => String, {
    description:
      "The day by which a case belongs to a period: `filed`, `closed`, or `now` (no period: this moment); of money `paid` or `issued`.",
  })
  date!: string;

  @Field(() => [String], { description: "Codes by which it can be grouped." })
  dimensions!: string[];

  @Field(() => [String], { description: "Codes of dimensions by which one looks closer, the widest first." })
  drill!: string[];

  @Field(() => Boolean, { description: "Whether everybody may see it, in `publicMeasure`." })
  public!: boolean;
}

@ObjectType({ description: "What a group of figures has in common." })
export class MeasureKey {
  @Field(() => String, { description: "Code of the dimension." })
  dimension!: string;

  @Field(() => String, { nullable: true, description: "Code of the ward, category, month (`2026-11`), …; null where it is not stated." })
  code!: string | null;

  @Field(() => String, { description: "Its name in the reader's language." })
  label!: string;
}

@ObjectType({ description: "The figure of one ward, one month, one officer." })
export class MeasureGroup {
  @Field(() => [MeasureKey], { description: "One for each dimension, in the order in which they were asked for." })
  keys!: MeasureKey[];

  @Field(() => Float, { nullable: true, description: "The figure, in the measure's unit; null where there is nothing to reckon it from." })
  value!: number | null;

  @Field(() => Int, { description: "How many cases or lines it rests on; 0 where it is suppressed." })
  base!: number;

  @Field(() => Float, {
    nullable: true,
    description: "The same in the period of comparison; null without one, and for days, months and years.",
  })
  before!: number | null;

  @Field(() => Boolean, { description: "Whether it is too small a group to be shown to everybody." })
  suppressed!: boolean;
}

export const MeasureGroupConnection = connectionOf(MeasureGroup as never, "MeasureGroup");

@ObjectType({ description: "A measure of a city in a period." })
export class MeasureFigure {
  @Field(() => Measure, { description: "What is measured." })
  measure!: Measure;

  @Field(() => CityStub, { description: "The city; or the state, for all its cities together." })
  city!: CityStub;

  @Field(() => DateScalar, { nullable: true, description: "The first day; null where it is of this moment." })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The last day, included." })
  to!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The first day of the period of comparison." })
  beforeFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The last day of the period of comparison." })
  beforeTo!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "The newest event that is in the figures; null before the first. Older than a minute while they are rebuilt.",
  })
  asOf!: Date | null;

  value?: number | null;
  base?: number;
  suppressed?: boolean;
  before?: number | null;
  change?: number | null;
  better?: boolean | null;
  target?: MeasureTarget | null;
}

@ArgsType()
export class MeasureArgs {
  @Field(() => ID, { description: "Id of the measure." })
  @MaxLength(120)
  id!: string;

  @Field(() => ID, { description: "Code of the city; or of the state, for all its cities in which you may see it." })
  @MaxLength(60)
  city!: string;

  @Field(() => [String], {
    nullable: true,
    description: "Codes of dimensions to group by, three at most: of the measure's `dimensions`.",
  })
  @IsOptional()
  @ArrayMaxSize(20)
  by?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: "The first day; that of the financial year unless told." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The last day, included; today unless told. Eleven years at most." })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "`previousPeriod` (as many months, or days, before) or `previousYear`.",
  })
  @IsOptional()
  @MaxLength(60)
  compareWith?: string | null;
}

@ArgsType()
export class GroupArgs {
  @Field(() => Int, { nullable: true, description: "How many groups: 20 unless told, 100 at most." })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "The cursor after which the page begins." })
  after?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "`key` (by code; unless told), `best` or `worst` (by the measure's direction; without one more is better).",
  })
  @IsOptional()
  @MaxLength(20)
  order?: string | null;
}

@ObjectType({ description: "How far the figures of a city are: what a page asks to know whether there is news." })
export class FiguresState {
  @Field(() => CityStub, { description: "The city." })
  city!: CityStub;

  @Field(() => String, { description: "Another one whenever a figure of the city may have changed." })
  version!: string;

  @Field(() => DateTime, { nullable: true, description: "The newest event that is in the figures." })
  asOf!: Date | null;
}
