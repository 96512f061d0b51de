import { IsIn, IsOptional, MaxLength } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { OWNER_CATEGORIES } from "../registry/codes.ts";
import { CONSTRUCTIONS, OCCUPANCIES, PROPERTY_TYPES } from "../tax/taxable.ts";

@InputType({ description: "A floor, or a part of one that is used or let apart." })
export class PropertyUnitInput {
  @Field(() => Int, { description: "0 is the ground floor, -4 the fourth basement; 150 at most." })
  floor!: number;

  @Field(() => ID, { nullable: true, description: "Code of what it is used for; that of the whole unless told." })
  @IsOptional()
  @MaxLength(100)
  usage?: string | null;

  @Field(() => String, { description: "`SELFOCCUPIED`, `RENTED` or `UNOCCUPIED`." })
  @IsIn(OCCUPANCIES)
  occupancy!: (typeof OCCUPANCIES)[number];

  @Field(() => String, { nullable: true, description: "`PUCCA`, `SEMIPUCCA` or `KUCCHA`." })
  @IsOptional()
  @IsIn(CONSTRUCTIONS)
  construction?: (typeof CONSTRUCTIONS)[number] | null;

  @Field(() => Float, { description: "Built-up area in square yards, to two decimals." })
  area!: number;

  @Field(() => Int, { nullable: true, description: "Rent of a year in whole rupees; only of what is rented." })
  annualRentRupees?: number | null;
}

@InputType({ description: "A share in a property, as far as the tax depends on it." })
export class PropertyShareInput {
  @Field(() => Float, { nullable: true, description: "Percent, to two decimals; without one it is what the others leave." })
  share?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "`NONE`, `WIDOW`, `FREEDOMFIGHTER`, …: what the owner is exempted as; `NONE` unless told.",
  })
  @IsOptional()
  @IsIn(OWNER_CATEGORIES)
  category?: string | null;
}

@InputType({ description: "An owner of a property." })
export class PropertyOwnerInput extends PropertyShareInput {
  @Field(() => String, { description: "Full name." })
  name!: string;
}

/** What the tax depends on, but for the owners. */
@InputType({ description: "What the tax of a property depends on." })
export abstract class PropertyFactsInput {
  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { description: "`VACANT`, `BUILTUP.INDEPENDENTPROPERTY` or `BUILTUP.SHAREDPROPERTY` (a flat)." })
  @IsIn(PROPERTY_TYPES)
  propertyType!: (typeof PROPERTY_TYPES)[number];

  @Field(() => ID, { description: "Code of what the whole is used or meant for." })
  @MaxLength(100)
  usage!: string;

  @Field(() => String, { nullable: true, description: "Kind of ownership, `INDIVIDUAL.SINGLEOWNER` unless told." })
  @IsOptional()
  @MaxLength(100)
  ownership?: string | null;

  @Field(() => Float, { nullable: true, description: "Area of the plot in square yards, to two decimals; a flat has none." })
  landArea?: number | null;

  @Field(() => [PropertyUnitInput], { nullable: true, description: "Floors and their parts, 200 at most; vacant land has none." })
  units?: PropertyUnitInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether inflammable goods are kept there." })
  inflammable?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the building is higher than 36 feet." })
  above36Feet?: boolean | null;
}
