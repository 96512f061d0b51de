import {
  FACT_COLUMNS,
  type FactFilter,
  type FactTest,
  type FactType,
  type MeasureDefinition,
  type MeasureGrain,
} from "@civicgraph/plugin-sdk";
import { type RawBuilder, sql } from "kysely";
import { columnSql, GRAINS } from "./fact-sql.ts";
import type { Period } from "./period.ts";

type Sql = RawBuilder<unknown>;

export interface Question {
  measure: MeasureDefinition;
  /** Codes of dimensions, each known to the grain. */
  by: readonly string[];
  /** Null: of this moment. */
  period: Period | null;
  /** Whose rows may be seen. */
  scope: RawBuilder<boolean>;
  services: readonly string[] | null;
  /** Whether the scope looks at wards of money. */
  joins: boolean;
  now: Date;
  limit: number;
}

/** Wards of money are read from elsewhere. */
const PLACES = ["ward", "locality", "category"];
const HOUR = 3600;
const SECONDS: Record<string, number> = { hours: HOUR, days: 24 * HOUR };

const typeOf = (grain: MeasureGrain, column: string): FactType | undefined => (FACT_COLUMNS[grain] as Record<string, FactType>)[column];

function testSql(grain: MeasureGrain, column: string, test: FactTest, now: Date): Sql {
  const value = columnSql(grain, column, now);
  const type = typeOf(grain, column);
  // Bare, so that an index over open cases serves.
  if (typeof test === "boolean") return test ? sql`${value}` : sql`not ${value}`;
  const cast = type === "text" ? sql`::text` : type === "boolean" ? sql`::boolean` : sql`::numeric`;
  // Bounds of durations are hours.
  const bound = (one: unknown) => (type === "duration" ? Number(one) * HOUR : one);
  const anyOf = (values: readonly unknown[]) => sql`${value} in (${sql.join(values.map((one) => sql`${bound(one)}${cast}`))})`;
  if (Array.isArray(test)) return anyOf(test);
  if (typeof test !== "object") return sql`${value} = ${bound(test)}${cast}`;
  if ("not" in test) return sql`(${anyOf(Array.isArray(test.not) ? test.not : [test.not])}) is not true`;
  const { atLeast, atMost } = test as { atLeast?: number; atMost?: number };
  const parts = [
    ...(atLeast === undefined ? [] : [sql`${value} >= ${bound(atLeast)}::numeric`]),
    ...(atMost === undefined ? [] : [sql`${value} <= ${bound(atMost)}::numeric`]),
  ];
  return sql.join(parts, sql` and `);
}

const filterSql = (grain: MeasureGrain, filter: FactFilter, now: Date): Sql[] =>
  Object.entries(filter).map(([column, test]) => testSql(grain, column, test, now));

/** The aggregate of a formula, how many facts it rests on, and which facts are looked at. */
function aggregateOf({ formula, grain, unit }: MeasureDefinition, now: Date): { value: Sql; base: Sql; where: Sql[] } {
  const all = sql`count(*)::integer`;
  if ("count" in formula) return { value: sql`count(*)::float8`, base: all, where: filterSql(grain, formula.count, now) };
  if ("share" in formula) {
    const so = sql.join(filterSql(grain, formula.share, now), sql` and `);
    return {
      value: sql`100 * (count(*) filter (where ${so}))::float8 / nullif(count(*), 0)`,
      base: all,
      where: filterSql(grain, formula.of ?? {}, now),
    };
  }
  if ("distinct" in formula)
    return {
      value: sql`count(distinct ${columnSql(grain, formula.distinct, now)})::float8`,
      base: all,
      where: filterSql(grain, formula.where ?? {}, now),
    };
  const found = (["sum", "average", "median", "p90", "max"] as const).find((name) => name in formula);
  if (!found) throw new Error(`no formula over facts: ${Object.keys(formula).join()}`);
  const column = (formula as Record<string, unknown>)[found] as string;
  const value = columnSql(grain, column, now);
  const scale = typeOf(grain, column) === "duration" ? sql`${SECONDS[unit] ?? 1}::float8` : sql`1::float8`;
  const where = [...filterSql(grain, (formula as { where?: FactFilter }).where ?? {}, now), sql`${value} is not null`];
  const by: Record<typeof found, Sql> = {
    sum: sql`sum(${value})`,
    average: sql`avg(${value})`,
    median: sql`percentile_cont(0.5) within group (order by ${value})`,
    p90: sql`percentile_cont(0.9) within group (order by ${value})`,
    max: sql`max(${value})`,
  };
  return { value: sql`(${by[found]})::float8 / ${scale}`, base: all, where };
}

const columnsOf = ({ formula }: MeasureDefinition): string[] =>
  Object.values(formula).flatMap((part) => (typeof part === "object" && part !== null && !Array.isArray(part) ? Object.keys(part) : []));

/** One select: the codes of the groups as k0, k1, …, then `value` and `base`. All that a client or a manifest says goes as a parameter. */
export function compileMeasure({ measure, by, period, scope, services, joins, now, limit }: Question): RawBuilder<Record<string, unknown>> {
  const { grain } = measure;
  const { from, join, dimensions, alias } = GRAINS[grain];
  const day = grain !== "case" ? sql`m.day` : measure.date === "closed" ? sql`f.closed_on` : sql`f.filed_on`;
  const keys = by.map((name) => {
    const dimension = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined;
    if (!dimension) throw new Error(`no dimension of a ${grain}: ${name}`);
    return dimension(day);
  });
  const { value, base, where } = aggregateOf(measure, now);
  const places = joins || [...by, ...columnsOf(measure)].some((name) => PLACES.includes(name));
  const conditions: Sql[] = [
    scope,
    ...(services ? [sql`${sql.ref(`${alias}.service`)} = any(${[...services]})`] : []),
    ...(period ? [sql`${day} between ${period.from}::date and ${period.to}::date`] : []),
    ...where,
  ];
  const named = keys.map((key, index) => sql`(${key})::text as ${sql.ref(`k${index}`)}, `);
  const grouped = keys.length ? sql` group by ${sql.join(keys)} limit ${limit}` : sql``;
  return sql`select ${sql.join(named, sql``)}${value} as value, ${base} as base from ${from}${places ? join : sql``}
    where ${sql.join(conditions, sql` and `)}${grouped}`;
}
