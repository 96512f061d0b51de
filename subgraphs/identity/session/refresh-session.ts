import { Refusal, type RequestContext, type Tx, unauthenticated } from "@civicgraph/kit";
import { employeeHolder, type Holder } from "./holder.ts";
import { accessToken, hashToken, type IssuedSession, issueRefresh, issuerOf } from "./open-session.ts";
import { judgeRefresh } from "./refresh-policy.ts";
import { revokeSession } from "./revoke-session.ts";
import { seal, unseal } from "./sealed.ts";

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
const SUCCESSOR = "successor";

async function holderOf(tx: Tx, row: Row): Promise<Holder | null> {
  return row.kind === "citizen" ? { subject: row.subject, kind: "citizen", cities: {} } : employeeHolder(tx, row.subject);
}

/**
 * A new pair of tokens for a refresh token, with the rights of this moment. The same token within 30 seconds gives the same successor
 * (two tabs); later it was stolen, and the session ends for both who hold it.
 */
export async function refreshSession(token: string, ctx: RequestContext): Promise<IssuedSession> {
  const hash = hashToken(token.slice(0, 200));
  const issuer = await issuerOf(ctx);
  const outcome = await ctx.transact(async (tx): Promise<IssuedSession | Refusal> => {
    const [row] = await tx.query<Row>(
      `select r.session_id, r.issued_at, r.used_at, r.successor, s.subject, s.kind, s.expires_at, s.revoked_at
       from refresh_token r join session s on s.id = r.session_id where r.hash = ? for update of s, r`,
      [hash],
    );
    if (!row) return unauthenticated("error.tokenInvalid");
    const now = ctx.now();
    const verdict = judgeRefresh(
      { issuedAt: row.issued_at, usedAt: row.used_at, sessionExpiresAt: row.expires_at, sessionRevokedAt: row.revoked_at },
      now,
    );
    if (verdict === "theft") await revokeSession(tx, { id: row.session_id, subject: row.subject }, "REUSE_DETECTED", now);
    const holder = verdict === "rotate" || verdict === "sameAgain" ? await holderOf(tx, row) : null;
    if (!holder) return unauthenticated("error.tokenInvalid");
    let refreshToken: string;
    if (verdict === "sameAgain" && row.successor) refreshToken = unseal(row.successor, SUCCESSOR, token);
    else {
      refreshToken = await issueRefresh(tx, row.session_id, now);
      await tx.query("update refresh_token set used_at = ?, successor = ? where hash = ?", [
        now,
        seal(refreshToken, SUCCESSOR, token),
        hash,
      ]);
    }
    const access = await accessToken(holder, row.session_id, issuer);
    return { accessToken: access.token, refreshToken, expiresAt: access.expiresAt };
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
