import { forbidden, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { Arg, Ctx, FieldResolver, Float, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { figuresOf } from "../measure/ask.ts";
import { financialYear } from "../measure/period.ts";
import { citiesOf, mayAsk, prepareAsk } from "../measure/prepare-ask.ts";
import { readRegistry } from "../registry/read-measures.ts";
import { project, willMiss } from "./project.ts";
import { toTarget } from "./read-target.ts";
import { targetsOf } from "./read-targets.ts";
import { setTarget, yearOf } from "./set-target.ts";
import { MeasureTarget, SetTargetInput } from "./target.type.ts";

/** Where the measure stands in the target's year, over the rows that the viewer may see; null before that year. */
async function standing(target: MeasureTarget, ctx: RequestContext) {
  const year = financialYear(`${target.year.slice(0, 4)}-04-01`);
  const today = dayInCity(ctx.now());
  if (today < year.from) return { soFar: null, projected: null, misses: null };
  const to = today < year.to ? today : year.to;
  const ask = await prepareAsk({ id: target.measureId, city: target.city.code, from: year.from, to }, false, ctx);
  const [figure] = await figuresOf(ask, ctx);
  const { definition } = ask.measure;
  const soFar = figure?.value ?? null;
  const projected = project(definition, soFar, year, today);
  return { soFar, projected, misses: willMiss(definition, projected, target.value) };
}

@Resolver(() => MeasureTarget)
export class TargetResolver {
  @Query(() => [MeasureTarget], {
    description: "What is to be reached in a city in a financial year, of the measures that you may ask for.",
  })
  async targets(
    @Arg("city", () => ID, { description: "Code of the city or state." }) city: string,
    @Arg("year", () => String, { description: "The financial year, `2026-27`." }) year: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MeasureTarget[]> {
    ctx.viewer.requireId();
    yearOf(year, "year", ctx);
    const [registry, cities] = await Promise.all([readRegistry(ctx), citiesOf(city, ctx)]);
    if (!ctx.viewer.isEmployee || !cities.some((code) => ctx.viewer.grantIn(code))) throw forbidden();
    const rows = await targetsOf(ctx.db, city, year);
    return [...registry.measures.values()]
      .filter((one) => mayAsk(one, cities, registry, ctx))
      .flatMap((one) => toTarget(one, rows.get(one.definition.id), city, year, ctx) ?? []);
  }

  @Mutation(() => MeasureTarget, {
    nullable: true,
    description:
      "Says what a measure is to reach in a city and year. Needs `insights.setTargets`. Answers what holds now, null where nothing does.",
  })
  setTarget(
    @Arg("input", () => SetTargetInput, { description: "The target." }) input: SetTargetInput,
    @Ctx() ctx: RequestContext,
  ): Promise<MeasureTarget | null> {
    return setTarget(input, ctx);
  }

  @FieldResolver(() => Float, { nullable: true, description: "Where the measure stands: in that year up to today." })
  async soFar(@Root() target: MeasureTarget, @Ctx() ctx: RequestContext): Promise<number | null> {
    return (await standing(target, ctx)).soFar;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Where it will stand when the year ends: of a count or a sum, as much a day as so far; of anything else, what it is now. Null in a year's first thirty days.",
  })
  async projected(@Root() target: MeasureTarget, @Ctx() ctx: RequestContext): Promise<number | null> {
    return (await standing(target, ctx)).projected;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "The alert: as projected it will not be reached. Null where that cannot be said.",
  })
  async willMiss(@Root() target: MeasureTarget, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    return (await standing(target, ctx)).misses;
  }
}
