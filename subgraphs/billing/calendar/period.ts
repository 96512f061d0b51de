import { addDays, type Day, dayAt, financialYearOf, financialYearStart } from "@civicgraph/kit/calendar/day";

/** How often a service bills. `ONCE` is for fees: their period is the day of the demand. */
export const CYCLES = ["ANNUAL", "HALF_YEAR", "QUARTER", "MONTH", "ONCE"] as const;
export type Cycle = (typeof CYCLES)[number];

export interface Period {
  /** `2026-27`, `2026-27-H1`, `2026-27-Q3`, `2026-11` or `2026-11-24`. */
  code: string;
  from: Day;
  to: Day;
}

const MONTHS: Record<Exclude<Cycle, "ONCE">, number> = { ANNUAL: 12, HALF_YEAR: 6, QUARTER: 3, MONTH: 1 };

/** The period of a cycle in which a day lies. By rule, so next year's are there without anybody adding them. */
export function periodOf(cycle: Cycle, day: Day): Period {
  if (cycle === "ONCE") return { code: day, from: day, to: day };
  const length = MONTHS[cycle];
  const start = financialYearStart(day);
  const month = Number(day.slice(5, 7));
  const sinceApril = (month + 8) % 12;
  const index = Math.floor(sinceApril / length);
  const from = dayAt(start, 4 + index * length, 1);
  const to = addDays(dayAt(start, 4 + (index + 1) * length, 1), -1);
  return { code: codeOf(cycle, index, from), from, to };
}

function codeOf(cycle: Exclude<Cycle, "ONCE">, index: number, from: Day): string {
  if (cycle === "MONTH") return from.slice(0, 7);
  const year = financialYearOf(from);
  if (cycle === "ANNUAL") return year;
  return `${year}-${cycle === "HALF_YEAR" ? "H" : "Q"}${index + 1}`;
}

export const nextPeriod = (cycle: Cycle, period: Period): Period => periodOf(cycle, addDays(period.to, 1));

/** The periods that follow one another from the one of `from` to the one of `to`, both included. */
export function periodsBetween(cycle: Cycle, from: Day, to: Day): Period[] {
  const periods: Period[] = [];
  for (let one = periodOf(cycle, from); one.from <= to; one = nextPeriod(cycle, one)) periods.push(one);
  return periods;
}
