import { badInput } from "@civicgraph/kit";
import { addDays, type Day, dayAt, daysBetween, financialYearStart, isDay } from "@civicgraph/kit/calendar/day";

/** Days of the city, both included. */
export interface Period {
  from: Day;
  to: Day;
}

/** Ten financial years and what is running of the eleventh. */
export const MAX_DAYS = 4018;
export const COMPARISONS = ["previousPeriod", "previousYear"] as const;
export type Comparison = (typeof COMPARISONS)[number];

const parts = (day: Day) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) });
const lastOfMonth = (day: Day): Day => {
  const { year, month } = parts(day);
  return addDays(month === 12 ? dayAt(year + 1, 1, 1) : dayAt(year, month + 1, 1), -1);
};
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`;

/** A day so many months away; of a month that is shorter, its last. */
function addMonths(day: Day, months: number): Day {
  const { year, month, day: date } = parts(day);
  const index = year * 12 + month - 1 + months;
  const first = dayAt(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
  const last = lastOfMonth(first);
  return addDays(first, Math.min(date, parts(last).day) - 1);
}

/** The days from 1 April to 31 March of the financial year of a day. */
export const financialYear = (day: Day): Period => {
  const start = financialYearStart(day);
  return { from: dayAt(start, 4, 1), to: dayAt(start + 1, 3, 31) };
};

/** What a client asks for: the financial year up to today where it says nothing. */
export function periodOf(from: string | null | undefined, to: string | null | undefined, today: Day): Period {
  for (const [path, value] of Object.entries({ from, to })) if (value && !isDay(value)) throw badInput({ path, code: "field.invalid" });
  const end = to ?? (from && from > today ? from : today);
  const period = { from: from ?? financialYear(end).from, to: end };
  if (period.from > period.to) throw badInput({ path: "from", code: "insights.fromAfterTo" });
  if (daysBetween(period.from, period.to) >= MAX_DAYS) throw badInput({ path: "from", code: "insights.rangeTooLong", values: { max: 11 } });
  return period;
}

/** Outward to whole months: of public figures, so that two ranges that differ by a day do not show one case. */
export const wholeMonths = ({ from, to }: Period): Period => ({ from: firstOfMonth(from), to: lastOfMonth(to) });

/** The period to compare with: as many months before where it is whole months, as many days else; or the same days a year before. */
export function before({ from, to }: Period, comparison: Comparison): Period {
  if (comparison === "previousYear")
    return { from: addMonths(from, -12), to: to === lastOfMonth(to) ? lastOfMonth(addMonths(firstOfMonth(to), -12)) : addMonths(to, -12) };
  if (from === firstOfMonth(from) && to === lastOfMonth(to)) {
    const a = parts(from);
    const b = parts(to);
    const months = (b.year - a.year) * 12 + b.month - a.month + 1;
    return { from: addMonths(from, -months), to: lastOfMonth(addMonths(firstOfMonth(to), -months)) };
  }
  const days = daysBetween(from, to) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}
