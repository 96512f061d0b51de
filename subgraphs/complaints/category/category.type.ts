import { Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "A kind of complaint that the city takes." })
export class ComplaintCategory {
  @Field(() => ID, { description: "DIGIT's service code, e.g. `StreetLightNotWorking`." })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Code of the group under which it stands." })
  group!: string | null;

  @Field(() => String, { nullable: true, description: "Name of the group." })
  groupName!: string | null;

  @Field(() => [String], { description: "Words that people use for it, in the reader's language and in English." })
  keywords!: string[];

  @Field(() => String, { nullable: true, description: "Code of the department that deals with it." })
  department!: string | null;

  @Field(() => Int, { description: "Hours within which the city promises to be done." })
  slaHours!: number;

  @Field(() => Boolean, { description: "Whether resolving it needs a photo." })
  photoRequired!: boolean;
}
