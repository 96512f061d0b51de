import { addDays, type Day } from "@civicgraph/kit/calendar/day";

/** The year that a payment is for: from the day itself, or on from a year that is not over, without a gap. */
export function nextYear(validTo: Day | null, paidOn: Day): { validFrom: Day; validTo: Day } {
  const from = validTo && validTo >= paidOn ? addDays(validTo, 1) : paidOn;
  return { validFrom: from, validTo: addDays(from, 364) };
}

/** From so many days before the end on; after it at any time. */
export const canRenew = (validTo: Day | null, on: Day, days: number): boolean => validTo !== null && addDays(validTo, -days) <= on;
