import { DateTime } from "@civicgraph/kit";
import { IsOptional, MaxLength } from "class-validator";
import { Field, ID, InputType, ObjectType } from "type-graphql";

@ObjectType({ description: "Rights of the viewer in one city." })
export class ViewerCity {
  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => [String], { description: "Codes of roles." })
  roles!: string[];

  @Field(() => [String], { description: "Codes of departments; none: all." })
  departments!: string[];

  @Field(() => [String], { description: "Codes of wards; none: the whole city." })
  wards!: string[];

  @Field(() => [String], { description: "Codes of everything these roles allow here, e.g. `complaints.assign`." })
  permissions!: string[];
}

@ObjectType({ description: "Somebody looked at your contact." })
export class ContactAccess {
  @Field(() => String, { description: "Name and designation of the officer." })
  who!: string;

  @Field(() => DateTime, { description: "When." })
  when!: Date;

  @Field(() => String, { description: "The reason they gave." })
  why!: string;

  @Field(() => String, { nullable: true, description: "Number of the case it was about." })
  caseNumber!: string | null;
}

@ObjectType({ description: "Whoever asks." })
export class Viewer {
  @Field(() => ID, { description: "UUID; empty where nobody is signed in." })
  id!: string;

  @Field(() => String, { description: "`anonymous`, `citizen` or `employee`." })
  kind!: string;

  @Field(() => String, { nullable: true, description: "Full name." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Your own mobile number." })
  mobile!: string | null;

  @Field(() => String, { nullable: true, description: "Your own e-mail address." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "The language in which you get messages." })
  locale!: string | null;

  @Field(() => String, { nullable: true, description: "An employee's designation." })
  designation!: string | null;

  @Field(() => Boolean, { description: "Whether the password is a temporary one: until it is changed there are no rights." })
  mustChangePassword!: boolean;

  @Field(() => [ViewerCity], { description: "Rights, city by city; none for citizens." })
  cities!: ViewerCity[];
}

@InputType({ description: "Changes to your own profile; what is left out stays." })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: "Full name, 2 to 100 characters. Employees: by the administrator." })
  @IsOptional()
  @MaxLength(200)
  name?: string | null;

  @Field(() => String, { nullable: true, description: "`en`, `hi` or `ur`." })
  @IsOptional()
  @MaxLength(10)
  locale?: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address; empty to remove it." })
  @IsOptional()
  @MaxLength(200)
  email?: string | null;
}
