import { Case } from "@civicgraph/kit";
import { Property as Column, Entity } from "@mikro-orm/decorators/legacy";
import { Directive, Field, Int, ObjectType } from "type-graphql";

/** Days are texts, `2026-11-24`: a day has no hour and no zone. */
@Entity({ tableName: "pet" })
@ObjectType({ implements: Case, description: "A pet that is registered with the city, from year to year." })
@Directive('@key(fields: "id")')
export class PetRegistration extends Case {
  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`DOG` or `CAT`." })
  animal!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "What it is called." })
  petName!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "Its breed." })
  breed!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`FEMALE` or `MALE`." })
  sex!: string;

  @Column({ type: "integer" })
  @Field(() => Int, { nullable: true, description: "Its age when it was filed, in months." })
  ageMonths!: number;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "Day of the last vaccination against rabies." })
  vaccinatedOn!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "Number on the vaccination's certificate." })
  vaccinationNumber!: string;

  /** Where it is kept: for whoever may read the case. */
  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "House and street." })
  address!: string;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "First day of the year that is paid; null before." })
  validFrom!: string | null;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Last day of the year that is paid; null before." })
  validTo!: string | null;

  @Column({ type: "boolean" })
  reminded!: boolean;
}
