import { connectionOf } from "@civicgraph/kit";
import { Directive, Field, ID, ObjectType } from "type-graphql";

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

  @Field(() => ID, { nullable: true, description: "The employee they report to; null without `identity.employees.read`." })
  reportsTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether their temporary password still stands; null without `identity.employees.read`.",
  })
  mustChangePassword?: boolean | null;

  @Field(() => [EmploymentType], {
    nullable: true,
    description: "What they hold in the cities whose employees you may read; null where there is none.",
  })
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

@ObjectType({ description: "An employee and the password for their next sign-in, shown this once." })
export class EmployeeCreated {
  @Field(() => Employee, { description: "The employee." })
  employee!: Employee;

  @Field(() => String, { description: "Gives no rights but to change it; not kept in clear anywhere." })
  temporaryPassword!: string;
}

export const EmployeeConnection = connectionOf(Employee, "Employee");
