import { ACCESS_TOKEN_SECONDS } from "./tokens.ts";
import type { AccessClaims } from "./viewer.ts";

/** Access tokens that no longer count before their time is over: sign-out, deactivation, theft. Kept as long as a token could live. */
export class Revocations {
  private readonly sessions = new Map<string, number>();
  private readonly subjects = new Map<string, number>();

  /** Revokes a session, or every token of a subject issued before `at`. */
  add(revoked: { subject: string; session: string | null; at: Date }, now: Date): void {
    if (revoked.session) this.sessions.set(revoked.session, revoked.at.getTime());
    else this.subjects.set(revoked.subject, Math.max(revoked.at.getTime(), this.subjects.get(revoked.subject) ?? 0));
    const over = now.getTime() - (ACCESS_TOKEN_SECONDS + 60) * 1000;
    for (const map of [this.sessions, this.subjects]) for (const [key, at] of map) if (at < over) map.delete(key);
  }

  isRevoked(claims: Pick<AccessClaims, "sid" | "sub" | "iat">): boolean {
    if (this.sessions.has(claims.sid)) return true;
    const at = this.subjects.get(claims.sub);
    // Our `iat` has milliseconds (RFC 7519 allows it): what was issued right after, with the new rights, counts.
    return at !== undefined && Math.round(claims.iat * 1000) <= at;
  }
}
