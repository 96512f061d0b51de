import { Directive, Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./date-time.ts";
import { FormField } from "./form-types.ts";
import { DocumentStub } from "./stubs.ts";

@ObjectType({ description: "Where a case stands in its workflow." })
@Directive("@shareable")
export class CaseState {
  @Field(() => String, { description: "Code of the state, e.g. `PENDINGATLME`." })
  code!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  label!: string;

  @Field(() => String, { description: "`open` (the city's move), `waiting` (the filer's move), `done`, `refused` or `final`." })
  kind!: string;
}

@ObjectType({ description: "A person outside the city's staff." })
@Directive("@shareable")
export class Person {
  @Field(() => ID, { description: "UUID of the person." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Their name; null on lists and for readers without the right to it." })
  name!: string | null;
}

@ObjectType({ description: "Why an action is not possible now: the code and the sentence that a refusal of it would carry." })
@Directive("@shareable")
export class WhyNot {
  @Field(() => String, { description: "Message key, e.g. `action.notInState`." })
  code!: string;

  @Field(() => String, { description: "The reason in the reader's language." })
  message!: string;
}

@ObjectType({ description: "Something that can be done with a case, and what it needs." })
@Directive("@shareable")
export class CaseAction {
  @Field(() => String, { description: "Code for `actOn<Type>(input: {action})`." })
  code!: string;

  @Field(() => String, { description: "The verb on the button, in the reader's language." })
  label!: string;

  @Field(() => Boolean, { description: "Whether this reader may do it now." })
  allowed!: boolean;

  @Field(() => WhyNot, { nullable: true, description: "The reason where it is not allowed." })
  why!: WhyNot | null;

  @Field(() => [FormField], { description: "What it needs: fields of `ActOn<Type>Input`." })
  needs!: FormField[];
}

@ObjectType({ description: "The code and the label of an action that was done." })
@Directive("@shareable")
export class ActionName {
  @Field(() => String, { description: "Code of the action." })
  code!: string;

  @Field(() => String, { description: "What was done, in the reader's language." })
  label!: string;
}

@ObjectType({ description: "Who did something: the filer, an officer by name and designation, or the system." })
@Directive("@shareable")
export class CaseActor {
  @Field(() => String, { description: "`citizen`, `employee` or `system`." })
  kind!: string;

  @Field(() => String, { nullable: true, description: "The officer's name; null for citizens and the system." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "The officer's designation at that time." })
  designation!: string | null;
}

@ObjectType({ description: "One step in the story of a case. Append-only; each holds the hash of the one before." })
@Directive("@shareable")
export class CaseEvent {
  @Field(() => ID, { description: "UUID of the step." })
  id!: string;

  @Field(() => DateTime, { description: "When it happened." })
  at!: Date;

  @Field(() => ActionName, { description: "What was done." })
  action!: ActionName;

  @Field(() => CaseState, { nullable: true, description: "The state before; null for the filing." })
  from!: CaseState | null;

  @Field(() => CaseState, { description: "The state after." })
  to!: CaseState;

  @Field(() => CaseActor, { description: "Who did it." })
  actor!: CaseActor;

  @Field(() => String, { nullable: true, description: "What they wrote." })
  comment!: string | null;

  @Field(() => [DocumentStub], { description: "Files attached with this step." })
  attachments!: DocumentStub[];
}

@ObjectType({ description: "How to reach the filer of a case. Masked unless revealed by `revealContact`." })
@Directive("@shareable")
export class Contact {
  @Field(() => String, { nullable: true, description: "Name of the filer." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Mobile number: the last four digits, or whole where revealed." })
  mobile!: string | null;
}

@ObjectType({ description: "A point on the earth, WGS 84." })
@Directive("@shareable")
export class Location {
  @Field(() => Float, { description: "Degrees north." })
  latitude!: number;

  @Field(() => Float, { description: "Degrees east." })
  longitude!: number;
}

@InputType({ description: "A point on the earth, WGS 84." })
export class LocationInput {
  @Field(() => Float, { description: "Degrees north, -90 to 90." })
  latitude!: number;

  @Field(() => Float, { description: "Degrees east, -180 to 180." })
  longitude!: number;
}

@InputType({ description: "The person for whom a clerk files." })
export class ComplainantInput {
  @Field(() => String, { description: "Their name." })
  name!: string;

  @Field(() => String, { description: "Their mobile number: ten digits." })
  mobile!: string;
}

/** Minor value used by several services: a code and its name. */
@ObjectType({ description: "A code of master data with its name." })
@Directive("@shareable")
export class CodedName {
  @Field(() => ID, { description: "The code, as in master data." })
  code!: string;

  @Field(() => String, { description: "The name in the reader's language." })
  name!: string;
}
