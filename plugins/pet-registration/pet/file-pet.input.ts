import { FileCaseInput } from "@civicgraph/kit";
import { IsIn, IsInt, Length, Matches, Max, MaxLength, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { ANIMALS, SEXES } from "./pet.form.ts";

@InputType({ description: "A pet to be registered." })
export class FilePetRegistrationInput extends FileCaseInput {
  @Field(() => String, { description: "`DOG` or `CAT`." })
  @IsIn(ANIMALS)
  animal!: string;

  @Field(() => String, { description: "What it is called: 1 to 50 characters." })
  @Length(1, 50)
  petName!: string;

  @Field(() => String, { description: "Its breed: 2 to 60 characters." })
  @Length(2, 60)
  breed!: string;

  @Field(() => String, { description: "`FEMALE` or `MALE`." })
  @IsIn(SEXES)
  sex!: string;

  @Field(() => Int, { description: "Its age in months, 2 to 360." })
  @IsInt()
  @Min(2)
  @Max(360)
  ageMonths!: number;

  @Field(() => String, { description: "Day of the last vaccination against rabies, `2026-11-24`: within the last year." })
  @Matches(/^\d{4}-\d\d-\d\d$/)
  vaccinatedOn!: string;

  @Field(() => String, { description: "Number on the vaccination's certificate: 3 to 40 characters." })
  @Length(3, 40)
  vaccinationNumber!: string;

  @Field(() => ID, { description: "Code of the locality." })
  @MaxLength(100)
  locality!: string;

  @Field(() => String, { description: "House and street: 3 to 200 characters." })
  @Length(3, 200)
  address!: string;
}
