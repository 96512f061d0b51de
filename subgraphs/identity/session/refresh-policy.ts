/** A session that nobody uses ends after a week; in use it goes on for a month, then one signs in again. */
export const SESSION_DAYS = 30;
export const IDLE_DAYS = 7;
/** Two tabs may send the same token within this time; later it was stolen. */
export const GRACE_SECONDS = 30;

export interface RefreshFacts {
  issuedAt: Date;
  usedAt: Date | null;
  sessionExpiresAt: Date;
  sessionRevokedAt: Date | null;
}

export type RefreshVerdict = "rotate" | "sameAgain" | "theft" | "over";

/** What to do with a refresh token. Pure. */
export function judgeRefresh(facts: RefreshFacts, now: Date): RefreshVerdict {
  if (facts.sessionRevokedAt || facts.sessionExpiresAt <= now) return "over";
  if (facts.usedAt) return now.getTime() - facts.usedAt.getTime() <= GRACE_SECONDS * 1000 ? "sameAgain" : "theft";
  return now.getTime() - facts.issuedAt.getTime() > IDLE_DAYS * 86_400_000 ? "over" : "rotate";
}
