import { ComplainantInput, type FileInput } from "@civicgraph/kit";
import { ArrayMaxSize, IsIn, IsISO8601, IsOptional, IsUUID, Max, MaxLength, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { PropertyOwnerInput } from "../application/property-input.ts";
import { TRANSFER_REASONS } from "./transfer-reasons.ts";

@InputType({ description: "A property that goes to other owners." })
export class FilePropertyTransferInput implements FileInput {
  @Field(() => ID, { nullable: true, description: "UUID chosen by the client: sent again it is the same application." })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { description: "Number of the property." })
  @MaxLength(40)
  propertyNumber!: string;

  @Field(() => String, { description: "Name of one of its present owners: who knows the number alone learns nothing." })
  @MaxLength(100)
  currentOwner!: string;

  @Field(() => String, { description: "`SALEDEED`, `GIFTDEED`, `SUCCESSION`, …" })
  @IsIn(TRANSFER_REASONS)
  reasonForTransfer!: (typeof TRANSFER_REASONS)[number];

  @Field(() => String, { description: "Number of the deed, the will or the decree: 100 characters at most." })
  @MaxLength(100)
  documentNumber!: string;

  @Field(() => String, { description: "Its day, `2026-11-26`; none to come." })
  @IsISO8601({ strict: true })
  @MaxLength(10)
  documentDate!: string;

  @Field(() => Int, { description: "What the property is worth, in whole rupees; its fee follows from it." })
  @Min(1)
  @Max(2_000_000_000)
  marketValueRupees!: number;

  @Field(() => String, { nullable: true, description: "`YES` where the title is before a court; `NO` unless told." })
  @IsOptional()
  @IsIn(["YES", "NO"])
  inCourt?: "YES" | "NO" | null;

  @Field(() => [PropertyOwnerInput], { description: "Its owners from then on, 100 at most." })
  owners!: PropertyOwnerInput[];

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
