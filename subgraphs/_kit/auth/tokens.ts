import { createHash } from "node:crypto";
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { AccessClaims } from "./viewer.ts";

export const ISSUER = "civicgraph";
export const AUDIENCE = "civicgraph";
/** An access token holds a quarter of an hour. */
export const ACCESS_TOKEN_SECONDS = 900;
/** Larger ones are refused before they are looked at. */
const MAX_TOKEN_BYTES = 4096;
const SERVICE_TOKEN_SECONDS = 60;

const strings = z.array(z.string());
/** What a token must say, whoever signed it: a key that is right does not make a shape right. */
const claimsShape = z.object({
  sub: z.uuid(),
  kind: z.enum(["citizen", "employee"]),
  sid: z.uuid(),
  cities: z.record(z.string(), z.object({ roles: strings, departments: strings, wards: strings })),
  iat: z.number(),
  exp: z.number(),
  aud: z.string(),
  ver: z.literal(1),
});

/** The public keys of identity, and what was verified with them lately (by hash, never the token itself). */
export interface KeySource {
  getKey: JWTVerifyGetKey;
  /** For whom the token has to be made: the city's own subgraphs, or one partner. */
  audience: string;
  verified: LRUCache<string, AccessClaims>;
}

/** Keys from a JWKS on the network, fetched when an unknown one appears, or given at hand. */
export function createKeySource(from: URL | JSONWebKeySet, audience = AUDIENCE): KeySource {
  const getKey = from instanceof URL ? createRemoteJWKSet(from, { cooldownDuration: 2000, cacheMaxAge: 600_000 }) : createLocalJWKSet(from);
  return { getKey, audience, verified: new LRUCache({ max: 20_000 }) };
}

/** The claims of an access token whose signature, issuer, audience and time hold; throws otherwise. */
export async function verifyAccessToken(token: string, keys: KeySource, now: Date): Promise<AccessClaims> {
  if (token.length > MAX_TOKEN_BYTES) throw new Error("token too long");
  const hash = createHash("sha256").update(token).digest("base64");
  const known = keys.verified.get(hash);
  if (known) {
    if (known.exp * 1000 <= now.getTime()) throw new Error("token expired");
    return known;
  }
  const { payload } = await jwtVerify(token, keys.getKey, {
    algorithms: ["EdDSA", "Ed25519"],
    issuer: ISSUER,
    audience: keys.audience,
    currentDate: now,
    requiredClaims: ["sub", "sid", "iat", "exp"],
  });
  const claims = claimsShape.parse(payload) as AccessClaims;
  keys.verified.set(hash, claims, { ttl: Math.max(1, claims.exp * 1000 - now.getTime()) });
  return claims;
}

/** The public keys could not be fetched, so nothing is known of the token: the network, a time-out, or an answer that is no key set. */
export const areKeysOutOfReach = (error: unknown): boolean =>
  error instanceof TypeError || ["ERR_JWKS_TIMEOUT", "ERR_JOSE_GENERIC"].includes((error as { code?: string } | null)?.code ?? "");

const keyOf = (secret: string) => createHash("sha256").update(`service-token ${secret}`).digest();

/** A token for one call from one subgraph to another, good for a minute. */
export function signServiceToken(call: { secret: string; from: string; to: string; call: string; now: Date }): Promise<string> {
  return new SignJWT({ call: call.call })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(call.from)
    .setAudience(call.to)
    .setIssuedAt(call.now)
    .setExpirationTime(new Date(call.now.getTime() + SERVICE_TOKEN_SECONDS * 1000))
    .sign(keyOf(call.secret));
}

/** Who calls; throws where the token is not for this subgraph and call, or is over. `secretOf`: what is shared with the one that the token names. */
export async function verifyServiceToken(call: {
  secretOf(caller: string): string;
  token: string;
  to: string;
  call: string;
  now: Date;
}): Promise<{ from: string }> {
  const { payload } = await jwtVerify(call.token, keyOf(call.secretOf(decodeJwt(call.token).iss ?? "")), {
    algorithms: ["HS256"],
    audience: call.to,
    currentDate: call.now,
    requiredClaims: ["iss", "exp"],
  });
  if (payload.call !== call.call || !payload.iss) throw new Error("token for another call");
  return { from: payload.iss };
}
