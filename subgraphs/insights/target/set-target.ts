import { badInput, type RequestContext } from "@civicgraph/kit";
import { dayInCity, financialYearOf, financialYearStart } from "@civicgraph/kit/calendar/day";
import { citiesOf } from "../measure/prepare-ask.ts";
import { readRegistry } from "../registry/read-measures.ts";
import { readTarget } from "./read-target.ts";
import type { MeasureTarget, SetTargetInput } from "./target.type.ts";

const MAX_YEARS = 10;
/** Paise of a large city's budget fit in. */
const MAX_VALUE = 1e15;

/** The year that begins on 1 April of its first number; BAD_USER_INPUT where it is none, or too far away. */
export function yearOf(year: string, path: string, ctx: Pick<RequestContext, "now">): string {
  const start = Number(year.slice(0, 4));
  const known = /^\d{4}-\d{2}$/.test(year) && start >= 1900 && start < 2200 && financialYearOf(`${year.slice(0, 4)}-04-01`) === year;
  if (!known || Math.abs(start - financialYearStart(dayInCity(ctx.now()))) > MAX_YEARS) throw badInput({ path, code: "field.invalid" });
  return year;
}

/** Says what is to be reached. Nothing is overwritten: the newest word counts, and who said what when stays. */
export async function setTarget(input: SetTargetInput, ctx: RequestContext): Promise<MeasureTarget | null> {
  ctx.viewer.require("insights.setTargets", input.city);
  const [registry, cities] = await Promise.all([readRegistry(ctx), citiesOf(input.city, ctx)]);
  if (cities.length === 0) throw badInput({ path: "input.city", code: "field.unknown" });
  const measure = registry.measures.get(input.measureId);
  if (!measure) throw badInput({ path: "input.measureId", code: "field.unknown" });
  const year = yearOf(input.year, "input.year", ctx);
  const value = input.value ?? null;
  if (value !== null && !(Number.isFinite(value) && value >= 0 && value <= MAX_VALUE))
    throw badInput({ path: "input.value", code: "field.outOfRange", values: { min: 0, max: MAX_VALUE } });
  await ctx.transact((tx) =>
    tx.query("insert into target (city, measure, year, value, set_by, set_at) values (?, ?, ?, ?, ?, ?)", [
      ...[input.city, input.measureId, year, value, ctx.viewer.requireId(), ctx.now()],
    ]),
  );
  return readTarget(measure, input.city, year, ctx);
}
