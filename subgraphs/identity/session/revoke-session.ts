import { type PayloadOf, sessionRevoked } from "@civicgraph/events";
import type { Tx } from "@civicgraph/kit";

type Reason = PayloadOf<typeof sessionRevoked>["reason"];

/** Ends one session and says so to every subgraph. */
export async function revokeSession(tx: Tx, session: { id: string; subject: string }, reason: Reason, now: Date): Promise<void> {
  const ended = await tx.query("update session set revoked_at = ?, revoked_reason = ? where id = ? and revoked_at is null returning id", [
    now,
    reason,
    session.id,
  ]);
  if (ended.length === 0) return;
  await tx.emit(sessionRevoked, session.subject, { subject: session.subject, session: session.id, at: now.toISOString(), reason });
}

/** Ends every session of a subject, but the one that is spared. */
export async function revokeSessions(tx: Tx, subject: string, reason: Reason, now: Date, spare: string | null = null): Promise<void> {
  const ended = await tx.query<{ id: string }>(
    "update session set revoked_at = ?, revoked_reason = ? where subject = ? and revoked_at is null and id is distinct from ?::uuid returning id",
    [now, reason, subject, spare],
  );
  const at = now.toISOString();
  if (spare) for (const { id } of ended) await tx.emit(sessionRevoked, subject, { subject, session: id, at, reason });
  else await tx.emit(sessionRevoked, subject, { subject, session: null, at, reason });
}

/** Access tokens issued until now no longer count; sessions go on and get the new rights at their next refresh. */
export async function revokeAccessTokens(tx: Tx, subject: string, now: Date): Promise<void> {
  await tx.emit(sessionRevoked, subject, { subject, session: null, at: now.toISOString(), reason: "ROLES_CHANGED" });
}
