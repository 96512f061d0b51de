import { CaseEvent, CaseState, CityStub, connectionOf, DateTime, EmployeeStub, Person } from "@civicgraph/kit";
import { IsOptional, MaxLength } from "class-validator";
import { Directive, Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from "type-graphql";

@ObjectType({ description: "How a case stands against the time that was promised." })
export class CaseSla {
  @Field(() => String, { description: "`green`: at least 67 % of the time is left; `amber`: less; `red`: over; `none`: no clock runs." })
  status!: string;

  @Field(() => Float, { nullable: true, description: "Share of the time that is left, 0 to 1." })
  fractionLeft!: number | null;

  @Field(() => Int, { nullable: true, description: "Seconds left; negative when overdue." })
  remainingSeconds!: number | null;
}

@ObjectType({ description: "In whose queue a case stands: what jurisdiction is decided by. Names are in the city's master data." })
export class CaseQueue {
  @Field(() => ID, { nullable: true, description: "Code of the department that deals with it." })
  department!: string | null;

  @Field(() => ID, { nullable: true, description: "Code of the ward in which it lies." })
  ward!: string | null;
}

/** The interface entity: each case type of the city implements it here with its head, added to the SDL from the manifests. */
@InterfaceType("Case", {
  autoRegisterImplementations: false,
  description: "The head that all cases share.",
  resolveType: (row: { __typename: string }) => row.__typename,
})
@Directive('@key(fields: "id")')
export abstract class IndexedCase {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { nullable: true, description: "The number people quote." })
  number!: string;

  @Field(() => ID, { nullable: true, description: "Registry id of the service." })
  service!: string;

  @Field(() => CityStub, { nullable: true, description: "The city." })
  city!: CityStub;

  @Field(() => CaseState, { nullable: true, description: "Where it stands." })
  state!: CaseState;

  @Field(() => DateTime, { nullable: true, description: "When it was filed." })
  filedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the city has promised to be done." })
  dueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was resolved, refused or closed." })
  closedAt!: Date | null;

  @Field(() => Person, { nullable: true, description: "Who filed it; here without the name." })
  filedBy!: Person;

  @Field(() => [EmployeeStub], { nullable: true, description: "With whom it is now." })
  assignees!: EmployeeStub[];

  @Field(() => String, { nullable: true, description: "One line that says what it is about." })
  summary!: string;

  @Field(() => [CaseEvent], { nullable: true, description: "Null on lists: read it from the case's own root field." })
  timeline!: CaseEvent[] | null;

  @Field(() => CaseSla, { nullable: true, description: "How it stands against the promised time." })
  sla!: CaseSla;

  @Field(() => CaseQueue, { nullable: true, description: "In whose queue it stands." })
  queue!: CaseQueue;
}

export const CaseConnection = connectionOf(IndexedCase as never, "Case");

@InputType({ description: "Which cases." })
export class CaseFilter {
  @Field(() => Boolean, { nullable: true, description: "Only those assigned to you." })
  assignedToMe?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Code of a city." })
  @IsOptional()
  @MaxLength(60)
  city?: string | null;

  @Field(() => ID, { nullable: true, description: "Registry id of a service." })
  @IsOptional()
  @MaxLength(60)
  service?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a state; without one, and without `closed`: all that are open." })
  @IsOptional()
  @MaxLength(60)
  state?: string | null;

  @Field(() => String, { nullable: true, description: "A number or its beginning; finds closed cases too." })
  @IsOptional()
  @MaxLength(60)
  number?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Only those that are resolved, refused or closed." })
  closed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Only those whose time is over." })
  overdue?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Code of a department." })
  @IsOptional()
  @MaxLength(60)
  department?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of a ward." })
  @IsOptional()
  @MaxLength(60)
  ward?: string | null;
}

@ObjectType({ description: "How many cases stand in a state." })
export class CaseCount {
  @Field(() => ID, { description: "Registry id of the service." })
  service!: string;

  @Field(() => CaseState, { description: "The state." })
  state!: CaseState;

  @Field(() => Int, { description: "How many cases." })
  count!: number;

  @Field(() => Int, { description: "How many of them are overdue." })
  overdue!: number;
}
