import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { CityGrant, SubgraphServices, Tx } from "@civicgraph/kit";
import { ACCESS_TOKEN_SECONDS, AUDIENCE, ISSUER } from "@civicgraph/kit/auth/tokens";
import { SignJWT } from "jose";
import { signingKey } from "./signing-keys.ts";

/** A session that nobody uses ends after a week; in use it goes on for a month, then one signs in again. */
export const SESSION_DAYS = 30;
export const REFRESH_DAYS = 7;

export interface IssuedSession {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
}

export interface Holder {
  subject: string;
  kind: "citizen" | "employee";
  cities: Record<string, CityGrant>;
}

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** An EdDSA access token for a quarter of an hour. */
export async function accessToken(holder: Holder, sid: string, services: SubgraphServices): Promise<{ token: string; expiresAt: Date }> {
  const key = await signingKey(services);
  const issued = Math.floor(services.now().getTime() / 1000);
  const token = await new SignJWT({ kind: holder.kind, sid, cities: holder.cities, ver: 1 })
    .setProtectedHeader({ alg: "EdDSA", kid: key.kid })
    .setSubject(holder.subject)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issued)
    .setExpirationTime(issued + ACCESS_TOKEN_SECONDS)
    .sign(key.privateKey);
  return { token, expiresAt: new Date((issued + ACCESS_TOKEN_SECONDS) * 1000) };
}

/** A refresh token: random, kept only as a hash. */
export async function issueRefresh(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.query("insert into refresh_token (hash, session_id, issued_at) values (?, ?, ?)", [hashToken(token), sessionId, now]);
  return token;
}

/** Opens a session in the caller's transaction. */
export async function openSession(tx: Tx, holder: Holder, services: SubgraphServices): Promise<IssuedSession> {
  const now = services.now();
  const id = randomUUID();
  await tx.query("insert into session (id, subject, kind, created_at, expires_at) values (?, ?, ?, ?, ?)", [
    id,
    holder.subject,
    holder.kind,
    now,
    new Date(now.getTime() + SESSION_DAYS * 86_400_000),
  ]);
  const refreshToken = await issueRefresh(tx, id, now);
  const { token, expiresAt } = await accessToken(holder, id, services);
  return { accessToken: token, refreshToken, expiresAt };
}
