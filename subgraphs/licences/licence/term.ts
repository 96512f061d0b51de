import { addDays, type Day, dayAt, financialYearStart } from "@civicgraph/kit/calendar/day";

/** The last day of the financial year of a day. */
export const yearEnd = (day: Day): Day => dayAt(financialYearStart(day) + 1, 3, 31);

export interface Term {
  from: Day;
  to: Day;
}

/** A new licence: from the day on which it is paid to the end of the financial year, or to the day that was asked for. */
export const firstTerm = (paidOn: Day, validUntil: Day | null): Term => ({ from: paidOn, to: validUntil ?? yearEnd(paidOn) });

/** A renewed one goes on where it ended, without a gap, to the end of that financial year. */
export function renewedTerm(validTo: Day): Term {
  const from = addDays(validTo, 1);
  return { from, to: yearEnd(from) };
}

export type Window = "open" | "notYet" | "over";

/** Whether a licence can be renewed on a day: so many days before its end, and so many after. Pure. */
export function renewalWindow(validTo: Day, on: Day, opensDays: number, closesDays: number): Window {
  if (on < addDays(validTo, -opensDays)) return "notYet";
  return on > addDays(validTo, closesDays) ? "over" : "open";
}

/** Days before the end for which a reminder is due: the nearest alone, however long nobody looked. Pure. */
export function reminderDue(daysLeft: number, reminders: readonly number[], sent: readonly number[]): number | null {
  const nearest = reminders.filter((days) => daysLeft >= 0 && daysLeft <= days).sort((a, b) => a - b)[0];
  return nearest === undefined || sent.includes(nearest) ? null : nearest;
}

/** `60,30,7` as numbers; what is none is left out. */
export const reminderDays = (setting: string): number[] =>
  setting
    .split(",")
    .map((part) => Number(part.trim()))
    .filter((days) => Number.isInteger(days) && days > 0 && days <= 366);
