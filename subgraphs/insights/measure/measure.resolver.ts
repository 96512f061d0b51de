import { forbidden, notFound, type RequestContext } from "@civicgraph/kit";
import { financialYearOf } from "@civicgraph/kit/calendar/day";
import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from "type-graphql";
import { figuresState } from "../facts/figures-changed.ts";
import { readRegistry } from "../registry/read-measures.ts";
import { readTarget } from "../target/read-target.ts";
import { MeasureTarget } from "../target/target.type.ts";
import { type Figure, figuresOf } from "./ask.ts";
import { listGroups } from "./list-groups.ts";
import { FiguresState, GroupArgs, Measure, MeasureArgs, MeasureFigure, MeasureGroupConnection } from "./measure.type.ts";
import { type Asked, citiesOf, mayAsk, type Prepared, prepareAsk } from "./prepare-ask.ts";
import { suppressSmall } from "./suppress.ts";
import { toMeasure } from "./to-measure.ts";

/** What a figure carries for those of its fields that are reckoned only when they are asked for. */
type Carried = MeasureFigure & { ask: Prepared };

async function figureOf(asked: Asked, open: boolean, ctx: RequestContext): Promise<MeasureFigure> {
  const ask = await prepareAsk(asked, open, ctx);
  const carried: Carried = {
    ask,
    measure: toMeasure(ask.measure, ctx),
    city: { code: ask.place },
    from: ask.period?.from ?? null,
    to: ask.period?.to ?? null,
    beforeFrom: ask.earlier?.from ?? null,
    beforeTo: ask.earlier?.to ?? null,
    asOf: ask.asOf,
  };
  return carried;
}

/** The figure over all groups; hidden where it is small and everybody looks on. */
async function whole(ask: Prepared, ctx: RequestContext): Promise<Figure & { suppressed: boolean }> {
  const [one] = suppressSmall(await figuresOf({ ...ask, by: [] }, ctx), ask.threshold ?? 0);
  // A count of nothing is nothing, and says nothing of anybody.
  return one ?? { value: null, base: 0, suppressed: false };
}

async function earlierValue({ ask }: Carried, ctx: RequestContext): Promise<number | null> {
  return ask.earlier ? (await whole({ ...ask, period: ask.earlier }, ctx)).value : null;
}

async function changeOf(figure: Carried, ctx: RequestContext): Promise<number | null> {
  const [{ value }, earlier] = await Promise.all([whole(figure.ask, ctx), earlierValue(figure, ctx)]);
  if (value === null || earlier === null) return null;
  if (figure.ask.measure.definition.unit === "percent") return value - earlier;
  return earlier === 0 ? null : (100 * (value - earlier)) / Math.abs(earlier);
}

@Resolver(() => MeasureFigure)
export class MeasureResolver {
  @Query(() => [Measure], { description: "The figures that you may ask for in a city, or a state: those of all services first." })
  async measures(
    @Arg("city", () => ID, { description: "Code of the city or state." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Measure[]> {
    ctx.viewer.requireId();
    const [registry, cities] = await Promise.all([readRegistry(ctx), citiesOf(city, ctx)]);
    if (!ctx.viewer.isEmployee || !cities.some((code) => ctx.viewer.grantIn(code))) throw forbidden();
    return [...registry.measures.values()].filter((one) => mayAsk(one, cities, registry, ctx)).map((one) => toMeasure(one, ctx));
  }

  @Query(() => MeasureFigure, {
    description:
      "A figure of a city, over the rows that you may see: your city's, your departments' and wards', your people's or your own. FORBIDDEN where that is none; TOO_COMPLEX above 1,000 groups.",
  })
  measure(@Args(() => MeasureArgs) args: MeasureArgs, @Ctx() ctx: RequestContext): Promise<MeasureFigure> {
    return figureOf(args, false, ctx);
  }

  @Query(() => [Measure], { description: "The figures of a city that everybody may see." })
  async publicMeasures(
    @Arg("city", () => ID, { description: "Code of the city or state." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Measure[]> {
    const [registry, cities] = await Promise.all([readRegistry(ctx), citiesOf(city, ctx)]);
    if (cities.length === 0) throw notFound();
    return [...registry.measures.values()].filter((one) => one.definition.public).map((one) => toMeasure(one, ctx));
  }

  @Query(() => MeasureFigure, {
    description:
      "A figure that everybody may see: over all of a city, in whole months, without people, single days and localities; groups under the city's `insights.publicThreshold` are suppressed.",
  })
  publicMeasure(@Args(() => MeasureArgs) args: MeasureArgs, @Ctx() ctx: RequestContext): Promise<MeasureFigure> {
    return figureOf(args, true, ctx);
  }

  @Query(() => FiguresState, { description: "How far the figures of a city are: cheap to ask, for pages that wait for news." })
  async figuresState(
    @Arg("city", () => ID, { description: "Code of the city or state." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<FiguresState> {
    const cities = await citiesOf(city, ctx);
    if (cities.length === 0) throw notFound();
    return { city: { code: city }, ...(await figuresState(ctx.db, cities)) };
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "The figure, in the measure's unit; null where there is nothing to reckon it from.",
  })
  async value(@Root() figure: MeasureFigure, @Ctx() ctx: RequestContext): Promise<number | null> {
    return (await whole((figure as Carried).ask, ctx)).value;
  }

  @FieldResolver(() => Int, { description: "How many cases or lines it rests on; 0 where it is suppressed." })
  async base(@Root() figure: MeasureFigure, @Ctx() ctx: RequestContext): Promise<number> {
    return (await whole((figure as Carried).ask, ctx)).base;
  }

  @FieldResolver(() => Boolean, { description: "Whether it rests on too few to be shown to everybody." })
  async suppressed(@Root() figure: MeasureFigure, @Ctx() ctx: RequestContext): Promise<boolean> {
    return (await whole((figure as Carried).ask, ctx)).suppressed;
  }

  @FieldResolver(() => Float, { nullable: true, description: "The same in the period of comparison." })
  before(@Root() figure: MeasureFigure, @Ctx() ctx: RequestContext): Promise<number | null> {
    return earlierValue(figure as Carried, ctx);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "How much more it is than in the period of comparison: in percent of that; of percentages, in points.",
  })
  change(@Root() figure: MeasureFigure, @Ctx() ctx: RequestContext): Promise<number | null> {
    return changeOf(figure as Carried, ctx);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether that change is for the better; null where it is neither, and without one.",
  })
  async better(@Root() figure: MeasureFigure, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    const change = await changeOf(figure as Carried, ctx);
    const { direction } = (figure as Carried).ask.measure.definition;
    return change === null || change === 0 || direction === "none" ? null : change > 0 === (direction === "up");
  }

  @FieldResolver(() => MeasureTarget, {
    nullable: true,
    description: "What is to be reached in the financial year of the last day; null in `publicMeasure`: who set it is the city's own.",
  })
  target(@Root() figure: MeasureFigure, @Ctx() ctx: RequestContext): Promise<MeasureTarget | null> {
    const { ask } = figure as Carried;
    if (ask.threshold !== null) return Promise.resolve(null);
    return readTarget(ask.measure, ask.place, financialYearOf(ask.period?.to ?? ask.today), ctx);
  }

  @FieldResolver(() => MeasureGroupConnection, { description: "The figure of each group; none without `by`." })
  groups(@Root() figure: MeasureFigure, @Args(() => GroupArgs) page: GroupArgs, @Ctx() ctx: RequestContext) {
    return listGroups((figure as Carried).ask, page, ctx);
  }
}
