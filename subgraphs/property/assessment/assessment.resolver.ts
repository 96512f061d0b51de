import { actionNotAllowed, badInput, isUuid, notFound, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { mayReadProperty } from "../registry/property.policy.ts";
import { Property } from "../registry/property.type.ts";
import { lockProperty } from "../registry/property-row.ts";
import type { AdHoc } from "../tax/reckon-tax.ts";
import { assess } from "./assess.ts";
import { countNotAssessed } from "./assess-roll.ts";
import { AssessPropertyInput, PropertyAssessment } from "./assessment.type.ts";
import { assessableYear } from "./financial-year.ts";
import { ASSESSMENT_COLUMNS, type AssessmentRow, toAssessment } from "./to-tax.ts";

const MOST = 200;
/** A crore rupees: far above any reason. */
const MAX_AD_HOC = 1_000_000_000;

function adHocOf(input: AssessPropertyInput): AdHoc | null {
  const amount = input.adHocAmount ?? 0;
  const reason = input.adHocReason?.trim() ?? "";
  if (amount === 0 && reason === "") return null;
  if (amount === 0 || Math.abs(amount) > MAX_AD_HOC) throw badInput({ path: "input.adHocAmount", code: "field.invalid" });
  if (reason.length < 5) throw badInput({ path: "input.adHocReason", code: "field.tooShort", values: { min: 5 } });
  if (reason.length > 300) throw badInput({ path: "input.adHocReason", code: "field.tooLong", values: { max: 300 } });
  return { amount, reason };
}

@Resolver(() => Property)
export class AssessmentResolver {
  @FieldResolver(() => [PropertyAssessment], { description: `Its assessments, the newest first; ${MOST} at most.` })
  async assessments(@Root() property: Property, @Ctx() ctx: RequestContext): Promise<PropertyAssessment[]> {
    const rows = await rawQuery<AssessmentRow>(
      ctx.db,
      `select ${ASSESSMENT_COLUMNS} from assessment where property_id = ? order by financial_year desc, sequence desc limit ${MOST}`,
      [property.id],
    );
    return rows.map((row) => toAssessment(row, ctx.t, ctx.locale));
  }

  @Mutation(() => PropertyAssessment, {
    description: "Assesses a property anew for a year: what was demanded of that year is adjusted to it. Needs `property.assess`.",
  })
  async assessProperty(
    @Arg("input", () => AssessPropertyInput, { description: "Which, and for what year." }) input: AssessPropertyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PropertyAssessment> {
    const by = ctx.viewer.requireId();
    const adHoc = adHocOf(input);
    const at = ctx.now();
    const year = assessableYear(input.financialYear, at, "input.financialYear");
    return ctx.transact(async (tx) => {
      const property = isUuid(input.propertyId) ? await lockProperty(tx.query, input.propertyId) : null;
      if (!property || !mayReadProperty(ctx.viewer, property)) throw notFound();
      ctx.viewer.require("property.assess", property.city);
      if (property.status !== "ACTIVE") throw actionNotAllowed("property.retired");
      const id = await assess(tx, property, { year, adHoc, by, at });
      const [row] = await tx.query<AssessmentRow>(`select ${ASSESSMENT_COLUMNS} from assessment where id = ?`, [id]);
      return toAssessment(row as AssessmentRow, ctx.t, ctx.locale);
    });
  }

  @Query(() => Int, {
    description: "How many properties of a city have no assessment of a year, as not yet done or without a rate. Needs `property.assess`.",
  })
  propertiesNotAssessed(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("financialYear", () => String, { nullable: true, description: "`2026-27`; this one unless told." }) financialYear: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    ctx.viewer.require("property.assess", city);
    return countNotAssessed(city, assessableYear(financialYear, ctx.now(), "financialYear"), ctx);
  }

  @Mutation(() => Int, {
    description:
      "Begins to assess every property of a city that has no assessment of the year yet, and answers how many these are. Again, it goes on with what is left. Needs `property.assess`.",
  })
  async assessPropertyRoll(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("financialYear", () => String, { nullable: true, description: "`2026-27`; this one unless told." }) financialYear: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    ctx.viewer.require("property.assess", city);
    const by = ctx.viewer.requireId();
    const year = assessableYear(financialYear, ctx.now(), "financialYear");
    const left = await countNotAssessed(city, year, ctx);
    if (left > 0)
      await ctx.transact((tx) => tx.addJob("assess-roll", { city, year, by, after: "" }, { jobKey: `assess-roll ${city} ${year}` }));
    return left;
  }
}
