import { ComplainantInput, type FileInput } from "@civicgraph/kit";
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import {
  APPLICATION_KINDS,
  type ApplicationKind,
  LICENCE_TYPES,
  type LicenceType,
  STRUCTURES,
  type Structure,
} from "../fee/fee-schedule.ts";

export const MAX_TRADES = 20;

@InputType({ description: "A trade of the business." })
export class LicenceTradeInput {
  @Field(() => ID, { description: "Code of the trade." })
  @MaxLength(100)
  tradeType!: string;

  @Field(() => Float, { nullable: true, description: "How much of it, in the trade's unit: rooms, horse power; two decimals." })
  @IsOptional()
  @Min(0.01)
  @Max(999_999)
  quantity?: number | null;
}

@InputType({ description: "Machines of one kind." })
export class LicenceAccessoryInput {
  @Field(() => ID, { nullable: true, description: "Code of the accessory; needed." })
  @IsOptional()
  @MaxLength(100)
  accessory?: string | null;

  @Field(() => Float, { nullable: true, description: "The size of each, in the accessory's unit; two decimals." })
  @IsOptional()
  @Min(0.01)
  @Max(999_999)
  quantity?: number | null;

  @Field(() => Int, { nullable: true, description: "How many there are; one unless told, 1,000 at most." })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  count?: number | null;
}

@InputType({ description: "A business, as far as its fee depends on it." })
export class LicenceFactsInput {
  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { nullable: true, description: "`NEW`, `DIRECTRENEWAL` (nothing has changed) or `EDITRENEWAL`; `NEW` unless told." })
  @IsOptional()
  @IsIn(APPLICATION_KINDS)
  kind?: ApplicationKind | null;

  @Field(() => String, { description: "`PERMANENT`, to the end of the financial year and renewed from then on, or `TEMPORARY`." })
  @IsIn(LICENCE_TYPES)
  licenceType!: LicenceType;

  @Field(() => String, { description: "`IMMOVABLE.PUCCA`, `IMMOVABLE.KUTCHA`, `MOVABLE.HANDCART` or `MOVABLE.VEHICLE`." })
  @IsIn(STRUCTURES)
  structure!: Structure;

  @Field(() => [LicenceTradeInput], { description: "Its trades, 20 at most." })
  @ArrayMaxSize(MAX_TRADES)
  trades!: LicenceTradeInput[];

  @Field(() => [LicenceAccessoryInput], { nullable: true, description: "Its machines and fittings, 20 kinds at most." })
  @IsOptional()
  @ArrayMaxSize(MAX_TRADES)
  accessories?: LicenceAccessoryInput[] | null;
}

@InputType({ description: "A licence that is applied for, or renewed. A `DIRECTRENEWAL` says the number and nothing else." })
export class FileLicenceApplicationInput implements FileInput {
  @Field(() => ID, { nullable: true, description: "UUID chosen by the client: sent again it is the same application." })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { description: "`NEW`, `DIRECTRENEWAL` (nothing has changed) or `EDITRENEWAL`." })
  @IsIn(APPLICATION_KINDS)
  kind!: ApplicationKind;

  @Field(() => String, { nullable: true, description: "Number of the licence that is renewed." })
  @IsOptional()
  @MaxLength(60)
  licenceNumber?: string | null;

  @Field(() => String, { nullable: true, description: "`PERMANENT` or `TEMPORARY`; needed for a new licence." })
  @IsOptional()
  @IsIn(LICENCE_TYPES)
  licenceType?: LicenceType | null;

  @Field(() => String, { nullable: true, description: "Last day of a temporary licence, `2026-12-31`: within a year." })
  @IsOptional()
  @Matches(/^\d{4}-\d\d-\d\d$/)
  validUntil?: string | null;

  @Field(() => String, { nullable: true, description: "Name of the business: 2 to 100 characters." })
  @IsOptional()
  @MaxLength(100)
  tradeName?: string | null;

  @Field(() => String, { nullable: true, description: "`IMMOVABLE.PUCCA`, `IMMOVABLE.KUTCHA`, `MOVABLE.HANDCART` or `MOVABLE.VEHICLE`." })
  @IsOptional()
  @IsIn(STRUCTURES)
  structure?: Structure | null;

  @Field(() => ID, { nullable: true, description: "Code of the locality." })
  @IsOptional()
  @MaxLength(100)
  locality?: string | null;

  @Field(() => String, { nullable: true, description: "House and street: 3 to 300 characters." })
  @IsOptional()
  @MaxLength(300)
  address?: string | null;

  @Field(() => [LicenceTradeInput], { nullable: true, description: "Its trades, 20 at most." })
  @IsOptional()
  @ArrayMaxSize(MAX_TRADES)
  trades?: LicenceTradeInput[] | null;

  @Field(() => [LicenceAccessoryInput], { nullable: true, description: "Its machines and fittings, 20 kinds at most." })
  @IsOptional()
  @ArrayMaxSize(MAX_TRADES)
  accessories?: LicenceAccessoryInput[] | null;

  @Field(() => String, { nullable: true, description: "`web`, `mobile`, `counter` or `phone`." })
  @IsOptional()
  @IsIn(["web", "mobile", "counter", "phone"])
  channel?: string | null;

  @Field(() => [ID], { nullable: true, description: "Receipts of uploaded papers, at most 5: one for each that the trades ask for." })
  @IsOptional()
  @ArrayMaxSize(10)
  attachments?: string[] | null;

  @Field(() => ComplainantInput, { nullable: true, description: "The citizen for whom a clerk files." })
  onBehalfOf?: ComplainantInput | null;
}
