import { badInput } from "@civicgraph/kit";
import { financialYear } from "@civicgraph/kit/case/number";

/** `2026-27`; the second part follows from the first. */
export function isFinancialYear(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})$/.exec(text);
  return parts !== null && Number(parts[2]) === (Number(parts[1]) + 1) % 100;
}

/** The first day of a year: any day of it names the period in billing. */
export const firstDayOf = (year: string): string => `${year.slice(0, 4)}-04-01`;

/** A year that may be assessed: this one unless named, never one to come; from 2013, when the tax began. */
export function assessableYear(named: string | null | undefined, now: Date, path: string): string {
  const current = financialYear(now);
  const year = named ?? current;
  if (!isFinancialYear(year) || year > current || year < "2013-14") throw badInput({ path, code: "property.yearInvalid" });
  return year;
}
