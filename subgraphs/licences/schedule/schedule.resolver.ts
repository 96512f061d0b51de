import { randomUUID } from "node:crypto";
import { DateTime, JsonScalar, pageSize, Refusal, type RequestContext } from "@civicgraph/kit";
import { dayInCity, isDay } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { MaxLength, MinLength } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { feeScheduleSchema, scheduleFaults } from "../fee/fee-schedule.ts";
import { SCHEDULE_COLUMNS, type ScheduleRow, stateOf } from "./read-schedules.ts";

@ObjectType({ description: "What licences cost from a day on: a table of slabs, and how several fees become one." })
export class LicenceFeeSchedule {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => ID, { description: "Code of the city, or of the state for all its cities that have none of their own." })
  place!: string;

  @Field(() => String, { description: "First day on which it holds, `2026-04-01`." })
  effectiveFrom!: string;

  @Field(() => JsonScalar, { description: "The schedule: `fee/fee-schedule.ts` says its shape." })
  document!: unknown;

  @Field(() => String, { description: "Why it was set." })
  reason!: string;

  @Field(() => DateTime, { description: "When it was set." })
  setAt!: Date;
}

@InputType({ description: "A schedule of fees from a day on." })
export class SetLicenceFeesInput {
  @Field(() => ID, { description: "Code of the city, or of the state." })
  @MaxLength(60)
  place!: string;

  @Field(() => String, { description: "First day on which it holds: today at the earliest. What was filed before keeps its fee." })
  @MaxLength(10)
  effectiveFrom!: string;

  @Field(() => JsonScalar, { description: "The whole schedule, 2,000 slabs at most." })
  document!: unknown;

  @Field(() => String, { description: "Why: the resolution or notification, 3 to 500 characters." })
  @MinLength(3)
  @MaxLength(500)
  reason!: string;
}

const toSchedule = (row: ScheduleRow): LicenceFeeSchedule => ({
  id: row.id,
  place: row.city,
  effectiveFrom: row.effective_from,
  document: row.document,
  reason: row.reason,
  setAt: row.set_at,
});

@Resolver(() => LicenceFeeSchedule)
export class ScheduleResolver {
  @Query(() => [LicenceFeeSchedule], {
    description: "Schedules of a city and its state, the newest first, for everybody: a fee is public.",
  })
  async licenceFeeSchedules(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("first", () => Int, { nullable: true, description: "How many: 20 unless told, 100 at most." }) first: number | null,
    @Ctx() ctx: RequestContext,
  ): Promise<LicenceFeeSchedule[]> {
    const rows = await rawQuery<ScheduleRow>(
      ctx.db,
      `select ${SCHEDULE_COLUMNS} from licence_fee_schedule where city = any(?) order by effective_from desc, set_at desc, id desc limit ?`,
      [[city, stateOf(city)], pageSize(first)],
    );
    return rows.map(toSchedule);
  }

  @Mutation(() => LicenceFeeSchedule, {
    description:
      "Sets what licences cost from a day on; BAD_USER_INPUT with every fault, slabs that overlap among them. Needs `licences.setFees`.",
  })
  async setLicenceFees(
    @Arg("input", () => SetLicenceFeesInput, { description: "The schedule." }) input: SetLicenceFeesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<LicenceFeeSchedule> {
    ctx.viewer.require("licences.setFees", input.place);
    const parsed = feeScheduleSchema.safeParse(input.document);
    const wrong = parsed.success
      ? scheduleFaults(parsed.data)
      : parsed.error.issues.slice(0, 20).map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    const faults = wrong.map((fault) => ({ path: "input.document", code: "licences.schedule", values: { fault } }));
    if (!isDay(input.effectiveFrom) || input.effectiveFrom < dayInCity(ctx.now()))
      faults.push({ path: "input.effectiveFrom", code: "licences.notInThePast", values: { fault: "" } });
    if (faults.length > 0) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
    return ctx.transact(async (tx) => {
      const [row] = await tx.query<ScheduleRow>(
        `insert into licence_fee_schedule (id, city, effective_from, document, reason, set_by, set_at) values (?, ?, ?::date, ?::jsonb, ?, ?, ?)
         returning ${SCHEDULE_COLUMNS}`,
        [
          randomUUID(),
          input.place,
          input.effectiveFrom,
          JSON.stringify(parsed.data),
          input.reason.trim(),
          ctx.viewer.requireId(),
          ctx.now(),
        ],
      );
      return toSchedule(row as ScheduleRow);
    });
  }
}
