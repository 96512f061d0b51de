import { CityStub, DateTime, EmployeeStub } from "@civicgraph/kit";
import { IsOptional, Matches, MaxLength } from "class-validator";
import { Field, Float, ID, InputType, ObjectType } from "type-graphql";

@ObjectType({ description: "What a measure is to reach in a city by the end of a financial year, and whether it looks as if it will." })
export class MeasureTarget {
  @Field(() => ID, { description: "Id of the measure." })
  measureId!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  measureName!: string;

  @Field(() => CityStub, { description: "The city, or the state." })
  city!: CityStub;

  @Field(() => String, { description: "The financial year, `2026-27`." })
  year!: string;

  @Field(() => Float, { description: "What is to be reached, in the measure's unit: by the whole year where it adds up." })
  value!: number;

  @Field(() => EmployeeStub, { nullable: true, description: "Who set it; null where it is what the service itself says." })
  setBy!: EmployeeStub | null;

  @Field(() => DateTime, { nullable: true, description: "When it was set." })
  setAt!: Date | null;

  soFar?: number | null;
  projected?: number | null;
  willMiss?: boolean | null;
}

@InputType({ description: "A target of a measure." })
export class SetTargetInput {
  @Field(() => ID, { description: "Id of the measure." })
  @MaxLength(120)
  measureId!: string;

  @Field(() => ID, { description: "Code of the city, or of the state." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { description: "The financial year, `2026-27`; ten years back and ahead at most." })
  @Matches(/^\d{4}-\d{2}$/)
  year!: string;

  @Field(() => Float, {
    nullable: true,
    description: "In the measure's unit, not below nil; null: what the service itself says holds again.",
  })
  @IsOptional()
  value?: number | null;
}
