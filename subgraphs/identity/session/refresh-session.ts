import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { sessionRevoked } from "@civicgraph/events";
import { Refusal, type RequestContext, type Tx, unauthenticated } from "@civicgraph/kit";
import { grantsOf } from "../employee/grants.ts";
import { accessToken, type Holder, hashToken, type IssuedSession, issueRefresh } from "./open-session.ts";
import { judgeRefresh } from "./refresh-policy.ts";

interface Row {
  session_id: string;
  issued_at: Date;
  used_at: Date | null;
  successor: string | null;
  subject: string;
  kind: "citizen" | "employee";
  expires_at: Date;
  revoked_at: Date | null;
}

// The successor must be given again within the grace time, so it is kept: sealed with the old token itself, which we do not keep.
const keyOf = (token: string) => createHash("sha256").update(`successor ${token}`).digest();

function seal(text: string, token: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(token), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

function unseal(sealed: string, token: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(token), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
}

/** Ends a session and says so to every subgraph. */
export async function revokeSession(
  tx: Tx,
  session: { id: string; subject: string },
  reason: "SIGNED_OUT" | "REUSE_DETECTED",
  now: Date,
): Promise<void> {
  await tx.query("update session set revoked_at = ?, revoked_reason = ? where id = ? and revoked_at is null", [now, reason, session.id]);
  await tx.emit(sessionRevoked, session.subject, { subject: session.subject, session: session.id, at: now.toISOString(), reason });
}

/** Ends every session of a subject. */
export async function revokeSubject(tx: Tx, subject: string, reason: "DEACTIVATED" | "ROLES_CHANGED", now: Date): Promise<void> {
  if (reason === "DEACTIVATED")
    await tx.query("update session set revoked_at = ?, revoked_reason = ? where subject = ? and revoked_at is null", [
      now,
      reason,
      subject,
    ]);
  await tx.emit(sessionRevoked, subject, { subject, session: null, at: now.toISOString(), reason });
}

async function holderOf(tx: Tx, row: Row): Promise<Holder | null> {
  if (row.kind === "citizen") return { subject: row.subject, kind: "citizen", cities: {} };
  const [employee] = await tx.query<{ active: boolean }>("select active from employee where id = ?", [row.subject]);
  return employee?.active ? { subject: row.subject, kind: "employee", cities: await grantsOf(tx, row.subject) } : null;
}

/** A new pair of tokens for a refresh token. Sent twice within 30 seconds it gives the same successor; later it was stolen, and the session ends. */
export async function refreshSession(token: string, ctx: RequestContext): Promise<IssuedSession> {
  const now = ctx.now();
  const outcome = await ctx.transact(async (tx): Promise<IssuedSession | Refusal> => {
    const [row] = await tx.query<Row>(
      `select r.session_id, r.issued_at, r.used_at, r.successor, s.subject, s.kind, s.expires_at, s.revoked_at
       from refresh_token r join session s on s.id = r.session_id where r.hash = ? for update of r, s`,
      [hashToken(token)],
    );
    if (!row) return unauthenticated("error.tokenInvalid");
    const verdict = judgeRefresh(
      { issuedAt: row.issued_at, usedAt: row.used_at, sessionExpiresAt: row.expires_at, sessionRevokedAt: row.revoked_at },
      now,
    );
    if (verdict === "theft") await revokeSession(tx, { id: row.session_id, subject: row.subject }, "REUSE_DETECTED", now);
    const holder = verdict === "rotate" || verdict === "sameAgain" ? await holderOf(tx, row) : null;
    if (!holder) return unauthenticated("error.tokenInvalid");
    let refreshToken: string;
    if (verdict === "sameAgain" && row.successor) refreshToken = unseal(row.successor, token);
    else {
      refreshToken = await issueRefresh(tx, row.session_id, now);
      await tx.query("update refresh_token set used_at = ?, successor = ? where hash = ?", [
        now,
        seal(refreshToken, token),
        hashToken(token),
      ]);
    }
    const access = await accessToken(holder, row.session_id, ctx);
    return { accessToken: access.token, refreshToken, expiresAt: access.expiresAt };
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
