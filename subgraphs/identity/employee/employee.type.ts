import { connectionOf } from "@civicgraph/kit";
import { ArrayMaxSize, IsOptional, MaxLength } from "class-validator";
import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "A person who works for a city. Name and designation are for all who are signed in; the rest for those who manage employees.",
})
@Directive('@key(fields: "id")')
export class Employee {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Full name." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Designation, e.g. Junior Engineer." })
  designation!: string | null;

  @Field(() => String, { nullable: true, description: "User name; null without `identity.employees.read`." })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "Mobile number; null without `identity.employees.read`." })
  mobile?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether they may sign in; null without `identity.employees.read`." })
  active?: boolean | null;

  @Field(() => String, { nullable: true, description: "Why they were deactivated." })
  inactiveReason?: string | null;

  @Field(() => ID, { nullable: true, description: "The employee they report to." })
  reportsTo?: string | null;

  @Field(() => [EmploymentType], { nullable: true, description: "What they hold, city by city; null without `identity.employees.read`." })
  employments?: EmploymentType[] | null;
}

@ObjectType("Employment", { description: "What an employee holds in one city." })
export class EmploymentType {
  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => [String], { description: "Codes of roles." })
  roles!: string[];

  @Field(() => [String], { description: "Codes of departments; none: all." })
  departments!: string[];

  @Field(() => [String], { description: "Codes of wards (jurisdiction); none: the whole city." })
  wards!: string[];
}

@ObjectType({ description: "A role that an employee can hold." })
export class Role {
  @Field(() => ID, { description: "Code, as in DIGIT." })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => String, { description: "What it is for." })
  description!: string;
}

@ObjectType({ description: "A new employee and the password for their first sign-in, shown this once." })
export class EmployeeCreated {
  @Field(() => Employee, { description: "The employee." })
  employee!: Employee;

  @Field(() => String, { description: "Must be changed at the first sign-in; not kept in clear anywhere." })
  temporaryPassword!: string;
}

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
  reportsTo?: string | null;
}

@InputType({ description: "Changes to an employee; what is left out stays." })
export class UpdateEmployeeInput {
  @Field(() => ID, { description: "UUID of the employee." })
  id!: string;

  @Field(() => ID, { description: "The city whose employment is changed." })
  city!: string;

  @Field(() => String, { nullable: true, description: "Full name." })
  @IsOptional()
  @MaxLength(100)
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Mobile number." })
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
  reportsTo?: string | null;
}

export const EmployeeConnection = connectionOf(Employee, "Employee");
