import { createHash } from "node:crypto";
import { forbidden, Refusal, type RequestContext } from "@civicgraph/kit";
import { type Day, financialYearOf } from "@civicgraph/kit/calendar/day";
import { LRUCache } from "lru-cache";
import type { KnownMeasure } from "../registry/read-measures.ts";
import { targetsByCity } from "../target/read-targets.ts";
import { compileMeasure, type Question } from "./compile-measure.ts";
import type { Period } from "./period.ts";
import type { Scope } from "./scope.ts";

export interface Figure {
  /** Null where there is nothing to reckon it from. */
  value: number | null;
  /** How many facts it rests on. */
  base: number;
}

export interface FigureGroup extends Figure {
  /** A code for each dimension; null: not stated. */
  key: readonly (string | null)[];
}

/** What is asked of a measure, whoever asks. */
export interface Ask {
  measure: KnownMeasure;
  cities: readonly string[];
  by: readonly string[];
  period: Period | null;
  scopeOf(measure: KnownMeasure): Scope | null;
  /** Rises with every change of these cities' figures. */
  version: string;
  today: Day;
  now: Date;
}

/** More groups than anybody reads; who asks for more is asked to narrow it down. */
export const MAX_GROUPS = 1000;
const MAX_KEPT = 2000;
const KEPT_MS = 10_000;

type Rows = Record<string, unknown>[];

/**
 * Runs a question once for all who ask the same at the same state of the figures: of a thousand viewers of one dashboard the first is
 * answered by PostgreSQL, the others by its answer. What it is kept by holds the viewer's scope, which is part of the SQL and its values.
 */
function run(ctx: RequestContext, question: Question, version: string): Promise<Rows> {
  const kept = ctx.once("figures", () => new LRUCache<string, Promise<Rows>>({ max: MAX_KEPT, ttl: KEPT_MS }));
  const query = compileMeasure(question).compile(ctx.db);
  const key = createHash("sha256")
    .update(JSON.stringify([version, query.sql, query.parameters]))
    .digest("base64");
  const before = kept.get(key);
  if (before) return before;
  const rows = ctx.db.executeQuery(query).then((result) => result.rows as Rows);
  kept.set(key, rows);
  rows.catch(() => kept.delete(key));
  return rows;
}

const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
/** Days come as the database says them, `2026-11-01`: the first of a month; of a financial year the first of the calendar year in which it begins. */
const CODES: Record<string, (day: string) => string> = {
  day: (day) => day,
  month: (day) => day.slice(0, 7),
  year: (day) => financialYearOf(`${day.slice(0, 4)}-04-01`),
};
const codeOf = (dimension: string, value: unknown): string | null =>
  value === null || value === undefined ? null : (CODES[dimension]?.(String(value)) ?? String(value));

async function overFacts(ask: Ask, measure: KnownMeasure, ctx: RequestContext): Promise<FigureGroup[]> {
  const scope = ask.scopeOf(measure);
  if (!scope) throw forbidden();
  const { definition, services } = measure;
  const { by, now } = ask;
  const period = definition.date === "now" ? null : ask.period;
  const rows = await run(
    ctx,
    { measure: definition, by, period, scope: scope.where, joins: scope.joins, services, now, limit: MAX_GROUPS + 1 },
    ask.version,
  );
  if (rows.length > MAX_GROUPS) throw new Refusal("TOO_COMPLEX", "insights.tooManyGroups", { max: MAX_GROUPS });
  return rows.map((row) => ({
    key: by.map((dimension, index) => codeOf(dimension, row[`k${index}`])),
    value: numberOf(row.value),
    base: Number(row.base),
  }));
}

/** Of two that speak together, the fewer facts; of none on one side, those of the other. */
const smaller = (a: number, b: number) => (a === 0 || b === 0 ? Math.max(a, b) : Math.min(a, b));

/** Two measures side by side, group by group. */
function combine(a: FigureGroup[], b: FigureGroup[], reckon: (a: Figure, b: Figure) => number | null): FigureGroup[] {
  const byKey = (groups: FigureGroup[]) => new Map(groups.map((group) => [JSON.stringify(group.key), group]));
  const [first, second] = [byKey(a), byKey(b)];
  const nothing: Figure = { value: null, base: 0 };
  return [...new Set([...first.keys(), ...second.keys()])].map((key) => {
    const [one, other] = [first.get(key) ?? nothing, second.get(key) ?? nothing];
    return { key: JSON.parse(key) as FigureGroup["key"], value: reckon(one, other), base: smaller(one.base, other.base) };
  });
}

const ratio = (a: number | null, b: number | null, unit: string) =>
  b === null || b === 0 ? null : ((a ?? 0) / b) * (unit === "percent" ? 100 : 1);

/** The figures of every group; without dimensions one group, with an empty key. */
export async function figuresOf(ask: Ask, ctx: RequestContext): Promise<FigureGroup[]> {
  const { definition, siblings } = ask.measure;
  const { formula, unit } = definition;
  const part = (id: string) => {
    const found = siblings.get(id);
    if (!found) throw new Error(`${definition.id} is made of ${id}, which is not there`);
    return overFacts(ask, found, ctx);
  };
  if ("ratio" in formula) {
    const [a, b] = await Promise.all([part(formula.ratio[0]), part(formula.ratio[1])]);
    return combine(a, b, (one, other) => ratio(one.value, other.value, unit));
  }
  if ("difference" in formula) {
    const [a, b] = await Promise.all([part(formula.difference[0]), part(formula.difference[1])]);
    return combine(a, b, (one, other) => (one.value === null && other.value === null ? null : (one.value ?? 0) - (other.value ?? 0)));
  }
  if ("ofTarget" in formula) {
    const year = financialYearOf(ask.period?.to ?? ask.today);
    const [figures, targets] = await Promise.all([part(formula.ofTarget), targetsByCity(ctx.db, formula.ofTarget, ask.cities, year)]);
    const all = [...targets.values()].reduce((sum, value) => sum + value, 0);
    return figures.map((one) => ({
      ...one,
      value: ratio(one.value, ask.by.length ? (targets.get(one.key[0] ?? "") ?? null) : all || null, unit),
    }));
  }
  return overFacts(ask, ask.measure, ctx);
}
