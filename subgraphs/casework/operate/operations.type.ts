import { DateTime } from "@civicgraph/kit";
import { Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "Something that is not as it should be in a part of the platform." })
export class PartFault {
  @Field(() => String, { description: "What was looked at, e.g. `database`." })
  check!: string;

  @Field(() => String, { description: "What is wrong, in a technical line of English." })
  fault!: string;
}

@ObjectType({ description: "A subgraph, and how it fares." })
export class Part {
  @Field(() => ID, { description: "Its name." })
  name!: string;

  @Field(() => Boolean, { description: "Whether it answers." })
  answers!: boolean;

  @Field(() => [PartFault], { description: "What is wrong; none where all is well." })
  faults!: PartFault[];

  @Field(() => Int, { description: "Keys whose events it could not apply." })
  parked!: number;
}

@ObjectType({
  description: "An event that a reader could not apply: it holds back the later ones of its key, and is tried again. Never its payload.",
})
export class ParkedEvent {
  @Field(() => ID, { description: "Give this to `retryParkedEvents`." })
  id!: string;

  @Field(() => ID, { description: "The subgraph that cannot apply it." })
  subgraph!: string;

  @Field(() => String, { description: "Its reader there." })
  consumer!: string;

  @Field(() => ID, { description: "The subgraph that told it." })
  source!: string;

  @Field(() => String, { description: "Type of the event." })
  type!: string;

  @Field(() => String, { description: "What it is about: the id of a case or a person, or the code of a city." })
  key!: string;

  @Field(() => DateTime, { description: "When it happened." })
  happenedAt!: string;

  @Field(() => Int, { description: "How often it was tried." })
  attempts!: number;

  @Field(() => DateTime, { description: "When it is tried next." })
  nextTryAt!: string;

  @Field(() => String, { description: "What failed, and where: a technical line of English without what people wrote." })
  fault!: string;

  @Field(() => Int, { description: "Later events of the key that wait behind it." })
  waiting!: number;
}

@ObjectType({ description: "What an operator must know of the platform." })
export class Operations {
  @Field(() => [Part], { description: "Every subgraph." })
  parts!: Part[];

  @Field(() => [ParkedEvent], { description: "The oldest first; 100 of each subgraph at most." })
  parkedEvents!: ParkedEvent[];
}
