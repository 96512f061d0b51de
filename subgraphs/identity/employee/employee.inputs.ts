import { ArrayMaxSize, IsOptional, MaxLength } from "class-validator";
import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A new employee of a city." })
export class CreateEmployeeInput {
  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { description: "User name without the city: `rajinder` becomes `rajinder@pb.amritsar`." })
  @MaxLength(60)
  username!: string;

  @Field(() => String, { description: "Full name." })
  @MaxLength(100)
  name!: string;

  @Field(() => String, { nullable: true, description: "Mobile number, ten digits." })
  @IsOptional()
  @MaxLength(60)
  mobile?: string | null;

  @Field(() => String, { nullable: true, description: "Designation." })
  @IsOptional()
  @MaxLength(100)
  designation?: string | null;

  @Field(() => [String], { description: "Codes of roles." })
  @ArrayMaxSize(20)
  roles!: string[];

  @Field(() => [String], { nullable: true, description: "Codes of departments; none: all." })
  @IsOptional()
  @ArrayMaxSize(50)
  departments?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Codes of wards; none: the whole city." })
  @IsOptional()
  @ArrayMaxSize(200)
  wards?: string[] | null;

  @Field(() => ID, { nullable: true, description: "UUID of the employee they report to." })
  @IsOptional()
  @MaxLength(60)
  reportsTo?: string | null;
}

@InputType({ description: "Changes to an employee: what is left out stays, null empties." })
export class UpdateEmployeeInput {
  @Field(() => ID, { description: "UUID of the employee." })
  @MaxLength(60)
  id!: string;

  @Field(() => ID, { description: "The city whose employment is changed." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { nullable: true, description: "Full name." })
  @IsOptional()
  @MaxLength(100)
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Mobile number." })
  @IsOptional()
  @MaxLength(60)
  mobile?: string | null;

  @Field(() => String, { nullable: true, description: "Designation." })
  @IsOptional()
  @MaxLength(100)
  designation?: string | null;

  @Field(() => [String], { nullable: true, description: "Codes of roles." })
  @IsOptional()
  @ArrayMaxSize(20)
  roles?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Codes of departments." })
  @IsOptional()
  @ArrayMaxSize(50)
  departments?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Codes of wards." })
  @IsOptional()
  @ArrayMaxSize(200)
  wards?: string[] | null;

  @Field(() => ID, { nullable: true, description: "UUID of the employee they report to." })
  @IsOptional()
  @MaxLength(60)
  reportsTo?: string | null;
}
