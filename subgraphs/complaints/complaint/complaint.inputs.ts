import { ComplainantInput, type FileInput, LocationInput } from "@civicgraph/kit";
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A complaint to be filed." })
export class FileComplaintInput implements FileInput {
  @Field(() => ID, { nullable: true, description: "UUID chosen by the client: sent again it is the same complaint." })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => ID, { description: "Code of the category." })
  @MaxLength(100)
  category!: string;

  @Field(() => String, { description: "What is wrong: 10 to 2,000 characters." })
  description!: string;

  @Field(() => LocationInput, { nullable: true, description: "Where it is." })
  location?: LocationInput | null;

  @Field(() => ID, { nullable: true, description: "Code of the locality; without one the nearest to the point is taken." })
  @IsOptional()
  @MaxLength(100)
  locality?: string | null;

  @Field(() => String, { nullable: true, description: "Something nearby, at most 200 characters." })
  landmark?: string | null;

  @Field(() => String, { nullable: true, description: "House and street, at most 300 characters." })
  address?: string | null;

  @Field(() => String, { nullable: true, description: "Postal code: six digits." })
  pincode?: string | null;

  @Field(() => String, { nullable: true, description: "`web`, `mobile`, `counter` or `phone`." })
  @IsOptional()
  @IsIn(["web", "mobile", "counter", "phone"])
  channel?: string | null;

  @Field(() => [ID], { nullable: true, description: "Receipts of uploaded photos, at most 3." })
  @IsOptional()
  @ArrayMaxSize(10)
  attachments?: string[] | null;

  @Field(() => ComplainantInput, { nullable: true, description: "The citizen for whom a clerk files." })
  onBehalfOf?: ComplainantInput | null;
}

@InputType({ description: "Which complaints." })
export class ComplaintFilter {
  @Field(() => String, { nullable: true, description: "Code of a state." })
  @IsOptional()
  @MaxLength(60)
  state?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of a category." })
  @IsOptional()
  @MaxLength(100)
  category?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of a ward." })
  @IsOptional()
  @MaxLength(100)
  ward?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of a department." })
  @IsOptional()
  @MaxLength(100)
  department?: string | null;

  @Field(() => Int, { nullable: true, description: "Only those filed in the last so many days, 1 to 3,660." })
  days?: number | null;
}
