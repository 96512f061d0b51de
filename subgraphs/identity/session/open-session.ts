import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { ACCESS_TOKEN_SECONDS, AUDIENCE, ISSUER } from "@civicgraph/kit/auth/tokens";
import { SignJWT } from "jose";
import type { Holder } from "./holder.ts";
import { SESSION_DAYS } from "./refresh-policy.ts";
import { type SigningKey, signingKey } from "./signing-keys.ts";

export interface IssuedSession {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
}

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** What tokens are made with. Got before a transaction begins: inside, waiting for the key could take the pool's last connection. */
export interface Issuer {
  key: SigningKey;
  now(): Date;
}

export const issuerOf = async (services: SubgraphServices): Promise<Issuer> => ({ key: await signingKey(services), now: services.now });

/** An EdDSA access token for a quarter of an hour. `iat` has milliseconds, so that rights changed a moment before are told apart. */
export async function accessToken(holder: Holder, sid: string, { key, now }: Issuer): Promise<{ token: string; expiresAt: Date }> {
  const issued = now().getTime() / 1000;
  const expires = Math.floor(issued) + ACCESS_TOKEN_SECONDS;
  const token = await new SignJWT({ kind: holder.kind, sid, cities: holder.cities, ver: 1 })
    .setProtectedHeader({ alg: "EdDSA", kid: key.kid })
    .setSubject(holder.subject)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(key.privateKey);
  return { token, expiresAt: new Date(expires * 1000) };
}

/** A refresh token: random, kept only as a hash. */
export async function issueRefresh(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.query("insert into refresh_token (hash, session_id, issued_at) values (?, ?, ?)", [hashToken(token), sessionId, now]);
  return token;
}

/** Opens a session in the caller's transaction. */
export async function openSession(tx: Tx, holder: Holder, issuer: Issuer): Promise<IssuedSession> {
  const now = issuer.now();
  const id = randomUUID();
  await tx.query("insert into session (id, subject, kind, created_at, expires_at) values (?, ?, ?, ?, ?)", [
    id,
    holder.subject,
    holder.kind,
    now,
    new Date(now.getTime() + SESSION_DAYS * 86_400_000),
  ]);
  const refreshToken = await issueRefresh(tx, id, now);
  const { token, expiresAt } = await accessToken(holder, id, issuer);
  return { accessToken: token, refreshToken, expiresAt };
}
