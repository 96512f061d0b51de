import { PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Field, ID, InterfaceType } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { CaseEvent, CaseState, Person } from "../graphql/case-types.ts";
import { DateTime } from "../graphql/date-time.ts";
import { CityStub, EmployeeStub } from "../graphql/stubs.ts";
import { localizedText } from "../locales.ts";
import { stateOf } from "./case-state.ts";
import { readTimeline } from "./timeline.ts";

/**
 * The head of a case: row and GraphQL interface in one. Every service's case extends it.
 * Columns without `@Field` never reach the API. Frozen per major version: see docs/decisions/0002-case.md.
 */
@InterfaceType("Case", {
  autoRegisterImplementations: false,
  description: "The head that all cases share: a complaint, an application, a registration.",
  resolveType: (value: { constructor: { name: string } }) => value.constructor.name,
})
export abstract class Case {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID; may be chosen by the client." })
  id!: string;

  @Property({ type: "text" })
  @Field(() => String, { nullable: true, description: "The number people quote, e.g. `PB-ASR-PGR-2026-27-000123`." })
  number!: string;

  @Property({ type: "text", fieldName: "service" })
  @Field(() => ID, { nullable: true, description: "Registry id of the service." })
  service!: string;

  @Property({ type: "text", fieldName: "city" })
  cityCode!: string;

  @Property({ type: "text", nullable: true })
  department!: string | null;

  @Property({ type: "text", nullable: true })
  wardCode!: string | null;

  @Property({ type: "text", nullable: true })
  localityCode!: string | null;

  @Property({ type: "text", nullable: true })
  categoryCode!: string | null;

  @Property({ type: "text", nullable: true })
  channel!: string | null;

  @Property({ type: "text", fieldName: "state" })
  stateCode!: string;

  @Property({ type: "integer" })
  version!: number;

  @Property({ type: "uuid" })
  filerId!: string;

  /** Contact as given at filing: personal data, masked unless revealed. */
  @Property({ type: "text", nullable: true })
  filerName!: string | null;

  @Property({ type: "text", nullable: true })
  filerMobile!: string | null;

  /** Who sent the filing: the filer, or the clerk on their behalf. */
  @Property({ type: "uuid" })
  createdBy!: string;

  /** SHA-256 of the filing's input: the same id with another payload is a CONFLICT. */
  @Property({ type: "text" })
  payloadHash!: string;

  @Property({ type: "uuid[]" })
  assigneeIds!: string[];

  @Property({ type: "jsonb" })
  summaryTexts!: Record<string, string>;

  @Property({ type: "integer", nullable: true })
  rating!: number | null;

  @Property({ type: "timestamptz" })
  @Field(() => DateTime, { nullable: true, description: "When it was filed." })
  filedAt!: Date;

  @Property({ type: "timestamptz", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the city has promised to be done." })
  dueAt!: Date | null;

  @Property({ type: "timestamptz" })
  stateEnteredAt!: Date;

  @Property({ type: "timestamptz", nullable: true })
  stateDueAt!: Date | null;

  @Property({ type: "timestamptz", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was resolved, refused or closed; null while open." })
  closedAt!: Date | null;

  @Property({ type: "integer" })
  escalationLevel!: number;

  /** When the sweeper must look at it next: escalation or closing. */
  @Property({ type: "timestamptz", nullable: true })
  deadlineAt!: Date | null;

  @Field(() => CityStub, { nullable: true, description: "The city." })
  city(): CityStub {
    return { code: this.cityCode };
  }

  @Field(() => CaseState, { nullable: true, description: "Where it stands." })
  state(@Ctx() ctx: RequestContext): CaseState {
    return stateOf(ctx.workflow(this.service), this.stateCode, ctx.t);
  }

  @Field(() => Person, { nullable: true, description: "Who filed it. The name is null on lists and without the right to it." })
  filedBy(@Ctx() ctx: RequestContext): Person {
    return { id: this.filerId, name: ctx.viewer.id === this.filerId ? this.filerName : null };
  }

  @Field(() => [EmployeeStub], { nullable: true, description: "With whom it is now." })
  assignees(): EmployeeStub[] {
    return this.assigneeIds.map((id) => ({ id }));
  }

  @Field(() => String, { nullable: true, description: "One line that says what it is about, in the reader's language." })
  summary(@Ctx() ctx: RequestContext): string {
    return localizedText(this.summaryTexts, ctx.locale);
  }

  @Field(() => [CaseEvent], { nullable: true, description: "What happened, oldest first. Null on lists." })
  timeline(@Ctx() ctx: RequestContext): Promise<CaseEvent[]> {
    return readTimeline(this, ctx);
  }
}
