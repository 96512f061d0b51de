import { type Day, daysBetween } from "@civicgraph/kit/calendar/day";
import type { MeasureDefinition } from "@civicgraph/plugin-sdk";
import type { Period } from "../measure/period.ts";

/** Earlier than this nobody can say how a year will end. */
export const EARLIEST_DAYS = 30;

/** Whether what comes later is added to it (a count, a sum), or it stays what it is (a share, a median). */
const addsUp = ({ formula, date }: MeasureDefinition) => date !== "now" && ("count" in formula || "sum" in formula);

/**
 * Where a figure will stand at the end of the year if it goes on as so far: of what adds up a straight line through the days that have passed,
 * of everything else what it is now. Null in the first thirty days of a year, and where there is no figure. Pure.
 */
export function project(definition: MeasureDefinition, soFar: number | null, year: Period, today: Day): number | null {
  if (soFar === null || today < year.from) return null;
  if (today >= year.to) return soFar;
  const passed = daysBetween(year.from, today) + 1;
  if (passed < EARLIEST_DAYS) return null;
  return addsUp(definition) ? (soFar / passed) * (daysBetween(year.from, year.to) + 1) : soFar;
}

/** Whether the target will not be met; null where that cannot be said. Pure. */
export function willMiss({ direction }: MeasureDefinition, projected: number | null, target: number | null): boolean | null {
  if (projected === null || target === null || direction === "none") return null;
  return direction === "up" ? projected < target : projected > target;
}
