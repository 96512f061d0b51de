import { DateTime } from "@civicgraph/kit";
import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "The case that a notification is about: enough to link to it." })
export class NotifiedCase {
  @Field(() => ID, { description: "Registry id of the service." })
  service!: string;

  @Field(() => ID, { description: "UUID of the case." })
  id!: string;

  @Field(() => String, { description: "The number people quote." })
  number!: string;
}

@ObjectType({ description: "Something that you should know, of a case or of a payment." })
export class Notification {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => String, { description: "What happened, in the reader's language." })
  title!: string;

  @Field(() => String, { description: "A sentence or two more, in the reader's language." })
  body!: string;

  @Field(() => DateTime, { description: "When it happened." })
  at!: Date;

  @Field(() => Boolean, { description: "Whether you have marked it as read." })
  read!: boolean;

  @Field(() => NotifiedCase, { nullable: true, description: "The case; null where it is about a payment." })
  case!: NotifiedCase | null;

  @Field(() => ID, { nullable: true, description: "UUID of the payment; null where it is about a case." })
  payment!: string | null;
}
