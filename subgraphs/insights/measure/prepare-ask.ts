import { badInput, forbidden, type KnownCity, notFound, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { MEASURE_DIMENSIONS } from "@civicgraph/plugin-sdk";
import { figuresState } from "../facts/figures-changed.ts";
import { type KnownMeasure, type Registry, readRegistry } from "../registry/read-measures.ts";
import type { Ask } from "./ask.ts";
import { before, COMPARISONS, type Comparison, type Period, periodOf, wholeMonths } from "./period.ts";
import { publicScope, scopeOf } from "./scope.ts";

export interface Asked {
  id: string;
  city: string;
  by?: readonly string[] | null;
  from?: string | null;
  to?: string | null;
  compareWith?: string | null;
}

export interface Prepared extends Ask {
  place: string;
  registry: Registry;
  /** The period of comparison. */
  earlier: Period | null;
  asOf: Date | null;
  /** Groups smaller than this are not shown; null: to people with a right to the rows. */
  threshold: number | null;
}

export const MAX_DIMENSIONS = 3;
/** What tells people or single days apart is nobody's but the city's own. */
const NOT_PUBLIC = ["employee", "day", "locality"];

/** The codes of a place: the city itself, or every city of a state. */
export async function citiesOf(place: string, ctx: RequestContext): Promise<string[]> {
  const column = place.includes(".") ? "code" : "state";
  const rows = (await ctx.db.selectFrom("known_city").select("facts").execute()) as { facts: KnownCity }[];
  return rows.flatMap(({ facts }) => (facts[column] === place ? [facts.code] : [])).sort();
}

/** What a measure can be grouped by: of one that is made of others, what all of them can. */
export function dimensionsOf({ definition, siblings }: KnownMeasure): string[] {
  const { formula } = definition;
  if ("ofTarget" in formula) return ["city"];
  const parts = "ratio" in formula ? formula.ratio : "difference" in formula ? formula.difference : [];
  const grains = parts.length ? parts.map((id) => siblings.get(id)?.definition.grain ?? definition.grain) : [definition.grain];
  const lists = grains.map((grain) => MEASURE_DIMENSIONS[grain] as readonly string[]);
  return (lists[0] ?? []).filter((dimension) => lists.every((list) => list.includes(dimension)));
}

/** The measures that a viewer may ask for in a place. */
export const mayAsk = (measure: KnownMeasure, cities: readonly string[], registry: Registry, ctx: RequestContext): boolean =>
  scopeOf(measure, cities, ctx.viewer, registry) !== null;

function checkDimensions(measure: KnownMeasure, by: readonly string[], open: boolean): void {
  if (by.length > MAX_DIMENSIONS) throw badInput({ path: "by", code: "field.tooMany", values: { max: MAX_DIMENSIONS } });
  const known = dimensionsOf(measure).filter((dimension) => !open || !NOT_PUBLIC.includes(dimension));
  for (const [index, dimension] of by.entries())
    if (!known.includes(dimension) || by.indexOf(dimension) !== index) throw badInput({ path: `by.${index}`, code: "field.unknown" });
}

function comparisonOf(code: string | null | undefined): Comparison | null {
  if (!code) return null;
  const found = COMPARISONS.find((one) => one === code);
  if (!found) throw badInput({ path: "compareWith", code: "field.unknown" });
  return found;
}

/** Checks what is asked and finds what it needs; `open`: asked by anybody, of what is public. */
export async function prepareAsk(asked: Asked, open: boolean, ctx: RequestContext): Promise<Prepared> {
  if (!open) ctx.viewer.requireId();
  const [registry, all] = await Promise.all([readRegistry(ctx), citiesOf(asked.city, ctx)]);
  // Of a state those in which the viewer has a part.
  const cities = open ? all : all.filter((city) => ctx.viewer.isEmployee && ctx.viewer.grantIn(city));
  const measure = registry.measures.get(asked.id);
  if (open && (cities.length === 0 || !measure?.definition.public)) throw notFound();
  // Who may see nothing of a city is not told which cities and measures there are.
  if (cities.length === 0) throw forbidden();
  if (!measure) throw badInput({ path: "id", code: "field.unknown" });
  const by = asked.by ?? [];
  checkDimensions(measure, by, open);
  if (!open && !mayAsk(measure, cities, registry, ctx)) throw forbidden();
  const comparison = comparisonOf(asked.compareWith);
  // To the second: who asks in the same second asks the same, and is answered once.
  const now = new Date(Math.floor(ctx.now().getTime() / 1000) * 1000);
  const today = dayInCity(now);
  const days = periodOf(asked.from, asked.to, today);
  const period = measure.definition.date === "now" ? null : open ? wholeMonths(days) : days;
  const { version, asOf } = await figuresState(ctx.db, cities);
  return {
    measure,
    place: asked.city,
    cities,
    by,
    period,
    earlier: period && comparison ? before(period, comparison) : null,
    registry,
    version,
    asOf,
    today,
    now,
    scopeOf: (one) => (open ? publicScope(one.definition.grain, cities) : scopeOf(one, cities, ctx.viewer, registry)),
    threshold: open ? await ctx.setting<number>("insights.publicThreshold", asked.city) : null,
  };
}
