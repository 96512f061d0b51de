import { ComplainantInput, type FileInput } from "@civicgraph/kit";
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength } from "class-validator";
import { Field, Float, ID, InputType } from "type-graphql";
import { DIVISION_KINDS, type DivisionKind } from "./division.entity.ts";

@InputType({ description: "A property that is divided, or merged with others." })
export class DividedPropertyInput {
  @Field(() => String, { description: "Its number." })
  @MaxLength(40)
  number!: string;
}

@InputType({ description: "A part of a property that is divided." })
export class PropertyPartInput {
  @Field(() => String, { description: "House and street: 3 to 300 characters." })
  @MaxLength(300)
  address!: string;

  @Field(() => Float, { nullable: true, description: "Area of its plot in square yards, to two decimals." })
  landArea?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Its floors, as they are counted in the register from 1: `1, 3`; none: vacant land.",
  })
  @IsOptional()
  @MaxLength(200)
  units?: string | null;

  @Field(() => String, { nullable: true, description: "Its owner, where it is another than that of the whole." })
  @IsOptional()
  @MaxLength(100)
  owner?: string | null;
}

@InputType({ description: "A property that becomes several, or several that become one." })
export class FilePropertyDivisionInput implements FileInput {
  @Field(() => ID, { nullable: true, description: "UUID chosen by the client: sent again it is the same application." })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { description: "`BIFURCATION` or `AMALGAMATION`." })
  @IsIn(DIVISION_KINDS)
  kind!: DivisionKind;

  @Field(() => [DividedPropertyInput], { description: "One that is divided, or two to twenty that become one; all of the same owners." })
  properties!: DividedPropertyInput[];

  @Field(() => [PropertyPartInput], { nullable: true, description: "What it becomes: two to twenty." })
  parts?: PropertyPartInput[] | null;

  @Field(() => String, { nullable: true, description: "Address of what several become." })
  @IsOptional()
  @MaxLength(300)
  address?: string | null;

  @Field(() => String, { nullable: true, description: "`web`, `mobile`, `counter` or `phone`." })
  @IsOptional()
  @IsIn(["web", "mobile", "counter", "phone"])
  channel?: string | null;

  @Field(() => [ID], { nullable: true, description: "Receipts of uploaded documents, at most 5." })
  @IsOptional()
  @ArrayMaxSize(10)
  attachments?: string[] | null;

  @Field(() => ComplainantInput, { nullable: true, description: "The citizen for whom a clerk files." })
  onBehalfOf?: ComplainantInput | null;
}
