/** A day of the city's calendar, `YYYY-MM-DD`. Days compare as texts. */
export type Day = string;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS = 86_400_000;
/** Every city of India keeps one clock, without summer time. */
const CITY_OFFSET_MS = 330 * 60_000;

const at = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);
const text = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);
const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** Whether a text is a day that exists, from 1900 to 2199. */
export function isDay(value: string): value is Day {
  const parts = FORM.exec(value);
  if (!parts) return false;
  const year = Number(parts[1]);
  return year >= 1900 && year < 2200 && text(at(year, Number(parts[2]), Number(parts[3]))) === value;
}

/** The day in the city at a moment. */
export const dayInCity = (moment: Date): Day => text(moment.getTime() + CITY_OFFSET_MS);

/** The moment at which a day ends in the city. */
export const endOfDay = (day: Day): Date => new Date(msOf(day) + MS - CITY_OFFSET_MS);

export const dayAt = (year: number, month: number, day: number): Day => text(at(year, month, day));
export const addDays = (day: Day, days: number): Day => text(msOf(day) + days * MS);
/** Days from one day to another: 1 from today to tomorrow. */
export const daysBetween = (from: Day, to: Day): number => Math.round((msOf(to) - msOf(from)) / MS);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The calendar year in which the financial year (1 April to 31 March) of a day begins. */
export const financialYearStart = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < "04" ? 1 : 0);

/** The financial year of a day as people write it: `2026-27`. */
export const financialYearOf = (day: Day): string => {
  const start = financialYearStart(day);
  return `${start}-${String((start + 1) % 100).padStart(2, "0")}`;
};
