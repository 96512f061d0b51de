import { createHmac, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { ISSUER } from "@civicgraph/kit/auth/tokens";
import type { AccessClaims } from "@civicgraph/kit/auth/viewer";
import { permissionTable } from "@civicgraph/kit/runtime/platform";
import type { Manifest } from "@civicgraph/plugin-sdk";
import { exportJWK, type JSONWebKeySet, SignJWT } from "jose";

/** An assertion tells one partner who asks; it is of no use to anybody else, and soon to nobody. */
const ASSERTION_SECONDS = 60;
/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** What the city shares with one partner: the key of service tokens and of signed events. Derived, so that it is nowhere stored. */
export const partnerSecret = (name: string, secret: string): string =>
  createHmac("sha256", secret).update(`partner ${name}`).digest("base64url");

/** The header by which a partner's process knows its own city. */
export const partnerRouterKey = (secret: string): string => createHmac("sha256", secret).update("router key").digest("base64url");

/** Signs assertions. Its key follows from the installation's secret, so all processes of a city sign alike. */
export class AssertionKey {
  private readonly key: KeyObject;
  private readonly kid: string;

  constructor(secret: string) {
    const seed = createHmac("sha256", secret).update("assertion key").digest();
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
    this.kid = createHmac("sha256", "kid")
      .update(createPublicKey(this.key).export({ format: "der", type: "spki" }))
      .digest("base64url")
      .slice(0, 16);
  }

  /** The public half, as partners fetch it. */
  async keySet(): Promise<JSONWebKeySet> {
    return { keys: [{ ...(await exportJWK(createPublicKey(this.key))), kid: this.kid, alg: "EdDSA", use: "sig" }] };
  }

  /** Who asks, for this partner alone: of an employee's roles those that its manifest names. */
  assert(claims: Pick<AccessClaims, "sub" | "kind" | "sid" | "cities">, partner: Manifest, now: Date): Promise<string> {
    const known = new Set([...permissionTable([partner]).values()].flat());
    const cities = Object.fromEntries(
      Object.entries(claims.cities).flatMap(([city, grant]) => {
        const roles = grant.roles.filter((role) => known.has(role));
        return roles.length ? [[city, { ...grant, roles }]] : [];
      }),
    );
    return new SignJWT({ kind: claims.kind, sid: claims.sid, cities, ver: 1 })
      .setProtectedHeader({ alg: "EdDSA", kid: this.kid })
      .setSubject(claims.sub)
      .setIssuer(ISSUER)
      .setAudience(partner.name)
      .setIssuedAt(now)
      .setExpirationTime(new Date(now.getTime() + ASSERTION_SECONDS * 1000))
      .sign(this.key);
  }
}
