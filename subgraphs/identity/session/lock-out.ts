/** Failed sign-ins of one account or from one address. */
export interface Failures {
  count: number;
  since: Date;
  lockedUntil: Date | null;
}

export interface LockRule {
  /** The failure that locks. */
  failures: number;
  /** Failures older than this are forgotten. */
  windowMinutes: number;
  lockMinutes: number;
}

/** Five wrong passwords within half an hour lock an account for a quarter of an hour. */
export const ACCOUNT_RULE: LockRule = { failures: 5, windowMinutes: 30, lockMinutes: 15 };

const MINUTE = 60_000;

/** Minutes that a lock still holds, rounded up; 0: not locked. */
export function lockedFor(failures: Failures | null, now: Date): number {
  if (!failures?.lockedUntil) return 0;
  return Math.max(0, Math.ceil((failures.lockedUntil.getTime() - now.getTime()) / MINUTE));
}

/** Failures after one more. A lock that is over, and failures before the window, no longer count. */
export function afterFailure(failures: Failures | null, rule: LockRule, now: Date): Failures {
  const fresh =
    !failures ||
    (failures.lockedUntil !== null && failures.lockedUntil <= now) ||
    now.getTime() - failures.since.getTime() > rule.windowMinutes * MINUTE;
  const count = fresh ? 1 : failures.count + 1;
  return {
    count,
    since: fresh ? now : failures.since,
    lockedUntil: count >= rule.failures ? new Date(now.getTime() + rule.lockMinutes * MINUTE) : null,
  };
}
