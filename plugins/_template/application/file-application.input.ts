import { FileCaseInput } from "@civicgraph/kit";
import { IsInt, Length, Max, MaxLength, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A permit that is applied for." })
export class FileSamplePermitInput extends FileCaseInput {
  @Field(() => String, { description: "What it is for: 3 to 300 characters." })
  @Length(3, 300)
  purpose!: string;

  @Field(() => Int, { description: "For how many days, 1 to 365." })
  @IsInt()
  @Min(1)
  @Max(365)
  days!: number;

  @Field(() => ID, { description: "Code of the locality." })
  @MaxLength(100)
  locality!: string;
}
