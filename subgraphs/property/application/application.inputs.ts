import { ComplainantInput, type FileInput } from "@civicgraph/kit";
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { PropertyFactsInput, PropertyOwnerInput } from "./property-input.ts";

@InputType({ description: "A property to be entered in the register, or what has changed of one that is." })
export class FilePropertyApplicationInput extends PropertyFactsInput implements FileInput {
  @Field(() => ID, { nullable: true, description: "UUID chosen by the client: sent again it is the same application." })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => String, { nullable: true, description: "Number of a property that is registered: then this says what it has become." })
  @IsOptional()
  @MaxLength(40)
  propertyNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its number in an older register, from which a clerk enters it: it goes straight to the decision. 60 characters at most.",
  })
  @IsOptional()
  @MaxLength(60)
  legacyNumber?: string | null;

  @Field(() => ID, { description: "Code of the locality." })
  @MaxLength(100)
  locality!: string;

  @Field(() => String, { description: "House and street: 3 to 300 characters." })
  address!: string;

  @Field(() => String, { nullable: true, description: "Postal code: six digits." })
  pincode?: string | null;

  @Field(() => [PropertyOwnerInput], { description: "Its owners, 100 at most." })
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

@InputType({ description: "What an application that was sent back should have said." })
export class CorrectPropertyApplicationInput {
  @Field(() => ID, { description: "UUID of the application." })
  @IsUUID()
  id!: string;

  @Field(() => Int, { nullable: true, description: "The version that was read: another one by now is CONFLICT." })
  version?: number | null;

  @Field(() => FilePropertyApplicationInput, { description: "The whole, as it is now. Documents are handed in with the action REOPEN." })
  application!: FilePropertyApplicationInput;
}
