export const MAX_FAILURES = 5;
export const LOCK_MINUTES = 15;

export const isLocked = (lockedUntil: Date | null, now: Date): boolean => lockedUntil !== null && lockedUntil > now;

/** Failures after one more: the fifth locks and counting begins anew. */
export function afterFailure(failures: number, now: Date): { failures: number; lockedUntil: Date | null } {
  if (failures + 1 < MAX_FAILURES) return { failures: failures + 1, lockedUntil: null };
  return { failures: 0, lockedUntil: new Date(now.getTime() + LOCK_MINUTES * 60_000) };
}
