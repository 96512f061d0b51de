import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "A file that someone attached. Everything but the id is null for those who may not see the case." })
@Directive('@key(fields: "id")')
export class Document {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Its name when it was sent." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Media type, by content." })
  contentType!: string | null;

  @Field(() => Int, { nullable: true, description: "Bytes." })
  size!: number | null;

  @Field(() => Int, { nullable: true, description: "Pixels across." })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: "Pixels down." })
  height!: number | null;

  @Field(() => String, { nullable: true, description: "Path below the graph's address; holds a quarter of an hour." })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "The same for a picture of 320 pixels." })
  thumbnailUrl!: string | null;
}
