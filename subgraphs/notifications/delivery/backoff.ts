/** Pauses after the first, second, … failed attempt, in seconds; with the last of them used up a delivery is given up, about two days on. */
const PAUSES = [30, 120, 600, 3600, 4 * 3600, 12 * 3600, 24 * 3600] as const;

export const MAX_ATTEMPTS = PAUSES.length + 1;

/** When to try again after so many attempts, or null: given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * 1000);
}
