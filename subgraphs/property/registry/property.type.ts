import { CityStub, CodedName, DateTime } from "@civicgraph/kit";
import { PaiseScalar } from "@civicgraph/kit/graphql/paise";
import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { PropertyRow } from "./property-row.ts";

@ObjectType({ description: "A floor, or a part of one that is used or let apart." })
export class PropertyUnit {
  @Field(() => Int, { description: "0 is the ground floor, below it are basements." })
  floor!: number;

  @Field(() => CodedName, { description: "What it is used for." })
  usage!: CodedName;

  @Field(() => String, { description: "`SELFOCCUPIED`, `RENTED` or `UNOCCUPIED`." })
  occupancy!: string;

  @Field(() => String, { nullable: true, description: "`PUCCA`, `SEMIPUCCA` or `KUCCHA`." })
  construction!: string | null;

  @Field(() => Float, { description: "Built-up area in square yards." })
  area!: number;

  @Field(() => PaiseScalar, { nullable: true, description: "Rent of a year." })
  annualRent!: number | null;

  @Field(() => Int, { nullable: true, description: "The same in whole rupees, as it was stated." })
  annualRentRupees!: number | null;
}

@ObjectType({ description: "An owner of a property." })
export class PropertyOwner {
  @Field(() => String, { description: "Full name." })
  name!: string;

  @Field(() => Float, { description: "Share in percent." })
  share!: number;

  @Field(() => String, { description: "What the owner is exempted as; `NONE` otherwise." })
  category!: string;
}

@ObjectType({ description: "What the register said of a property, from a moment on until the next version." })
export class PropertyVersion {
  @Field(() => Int, { description: "1 for the first." })
  version!: number;

  @Field(() => DateTime, { description: "From when on." })
  since!: Date;

  @Field(() => String, { description: "House and street." })
  address!: string;

  @Field(() => Float, { nullable: true, description: "Area of the plot in square yards; null for a flat." })
  landArea!: number | null;

  @Field(() => [PropertyUnit], { description: "Its floors, 200 at most." })
  units!: PropertyUnit[];

  @Field(() => [PropertyOwner], { description: "Its owners, 100 at most." })
  owners!: PropertyOwner[];
}

@ObjectType({ description: "A property that another was made of, or has become." })
export class LinkedProperty {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { description: "Its number." })
  number!: string;

  @Field(() => String, { description: "`BIFURCATION` or `AMALGAMATION`." })
  kind!: string;

  @Field(() => Boolean, { description: "Whether it came before; otherwise it is what became of this one." })
  earlier!: boolean;

  @Field(() => DateTime, { description: "Since when." })
  since!: Date;
}

/** The account stands in billing; a federation reference, no import. */
@ObjectType("BillingAccount", { description: "A consumer account of a service." })
@Directive('@key(fields: "id", resolvable: false)')
export class BillingAccountStub {
  @Field(() => ID, { description: "UUID." })
  id!: string;
}

@ObjectType({ description: "A property in the register of the city." })
@Directive('@key(fields: "id")')
export class Property {
  /** The row it was read from. */
  row!: PropertyRow;

  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { description: "The number that people quote, `PT-ASR-000123`." })
  number!: string;

  @Field(() => CityStub, { description: "The city." })
  city!: CityStub;

  @Field(() => Int, { description: "Rises with every change." })
  version!: number;

  @Field(() => String, { description: "`ACTIVE`, or `RETIRED` where it was divided or merged: `linked` says what became of it." })
  status!: string;

  @Field(() => String, { nullable: true, description: "Its number in an older register." })
  legacyNumber!: string | null;

  @Field(() => String, { description: "House and street." })
  address!: string;

  @Field(() => String, { nullable: true, description: "Postal code." })
  pincode!: string | null;

  @Field(() => String, { description: "`VACANT`, `BUILTUP.INDEPENDENTPROPERTY` or `BUILTUP.SHAREDPROPERTY`." })
  propertyType!: string;

  @Field(() => CodedName, { description: "What the whole is used for." })
  usage!: CodedName;

  @Field(() => String, { description: "Kind of ownership." })
  ownership!: string;

  @Field(() => Float, { nullable: true, description: "Area of the plot in square yards; null for a flat." })
  landArea!: number | null;

  @Field(() => [PropertyUnit], { description: "Its floors, 200 at most." })
  units!: PropertyUnit[];

  @Field(() => [PropertyOwner], { description: "Its owners, 100 at most." })
  owners!: PropertyOwner[];
}
