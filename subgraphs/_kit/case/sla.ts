/** Office hours of a city, in its own time zone. */
export interface OfficeCalendar {
  /** Minutes that the city's clock is ahead of UTC (India: 330). */
  offsetMinutes: number;
  /** Weekday (0 Sunday) → minutes after midnight; a day that is missing is closed. */
  hours: Record<number, { opens: number; closes: number }>;
  /** Closed dates, YYYY-MM-DD. */
  holidays: ReadonlySet<string>;
}

const MINUTE = 60_000;
const DAY = 24 * 60;

/** The moment `hours` after `from` by the clock on the wall. */
export function addHours(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}

/**
 * The moment at which `hours` of office time have passed since `from`. Closed days and hours do not count.
 * A calendar that is never open within two years falls back to the clock on the wall.
 */
export function addOfficeHours(from: Date, hours: number, calendar: OfficeCalendar): Date {
  let left = Math.round(hours * 60);
  // Minutes since the epoch on the city's own clock: a day begins at each multiple of 1440.
  let at = from.getTime() / MINUTE + calendar.offsetMinutes;
  for (let days = 0; days < 731; days++) {
    const dayStart = Math.floor(at / DAY) * DAY;
    const date = new Date(dayStart * MINUTE);
    const open = calendar.holidays.has(date.toISOString().slice(0, 10)) ? undefined : calendar.hours[date.getUTCDay()];
    if (open) {
      const start = Math.max(at, dayStart + open.opens);
      const available = dayStart + open.closes - start;
      if (available > 0) {
        if (left <= available) return new Date((start + left - calendar.offsetMinutes) * MINUTE);
        left -= available;
      }
    }
    at = dayStart + DAY;
  }
  return addHours(from, hours);
}

/** A due moment after the clock stood still from `pausedAt` until `resumedAt` (the ball was with the citizen). */
export function afterPause(dueAt: Date | null, pausedAt: Date, resumedAt: Date): Date | null {
  return dueAt && new Date(dueAt.getTime() + Math.max(0, resumedAt.getTime() - pausedAt.getTime()));
}
