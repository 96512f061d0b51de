import { randomUUID } from "node:crypto";
import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from "jose";
import { seal, unseal } from "./sealed.ts";

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

interface Row {
  kid: string;
  sealed_private: string;
  public_jwk: JWK;
}

interface Ring {
  signing: SigningKey;
  published: JSONWebKeySet;
}

/** Another process may have changed the key: looked up again after this time. Verifiers fetch an unknown key by themselves. */
const FRESH_MS = 60_000;
/** Public keys that stay published: the newest signs, older ones still verify. */
const PUBLISHED = 5;
export const KEY_DAYS = 90;
const PURPOSE = "signing-key";

async function makeKey(tx: Tx, services: SubgraphServices): Promise<SigningKey> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const kid = randomUUID();
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: "EdDSA", use: "sig" };
  await tx.query("insert into signing_key (kid, sealed_private, public_jwk, created_at) values (?, ?, ?::jsonb, ?)", [
    kid,
    seal(JSON.stringify(await exportJWK(pair.privateKey)), PURPOSE, services.secrets.service),
    JSON.stringify(publicJwk),
    services.now(),
  ]);
  return { kid, privateKey: pair.privateKey };
}

async function open(row: Row, services: SubgraphServices): Promise<SigningKey | null> {
  try {
    const jwk = JSON.parse(unseal(row.sealed_private, PURPOSE, services.secrets.service)) as JWK;
    return { kid: row.kid, privateKey: (await importJWK(jwk, "EdDSA")) as CryptoKey };
  } catch {
    // The installation's secret changed: this key is lost and a new one takes its place.
    return null;
  }
}

async function readRing(services: SubgraphServices): Promise<Ring> {
  return services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('identity.signing-key'))");
    const read = () =>
      tx.query<Row>("select kid, sealed_private, public_jwk from signing_key order by created_at desc, kid limit ?", [PUBLISHED]);
    const [newest] = await read();
    const signing = (newest && (await open(newest, services))) ?? (await makeKey(tx, services));
    return { signing, published: { keys: (await read()).map((row) => row.public_jwk) } };
  });
}

interface Kept {
  ring: Promise<Ring> | null;
  readAt: number;
}

function ring(services: SubgraphServices): Promise<Ring> {
  const kept = services.once<Kept>("signing-keys", () => ({ ring: null, readAt: 0 }));
  const now = Date.now();
  if (!kept.ring || now - kept.readAt > FRESH_MS) {
    const reading = readRing(services);
    kept.ring = reading;
    kept.readAt = now;
    // A database that is away for a moment must not stop sign-ins for good.
    reading.catch(() => {
      if (kept.ring === reading) kept.ring = null;
    });
  }
  return kept.ring;
}

/** The key that signs, made on the first use; sealed at rest with the installation's secret. */
export const signingKey = async (services: SubgraphServices): Promise<SigningKey> => (await ring(services)).signing;

/** The public keys by which anybody can verify a token. */
export const jwks = async (services: SubgraphServices): Promise<JSONWebKeySet> => (await ring(services)).published;

/** Makes a new key where the newest is older than `days`. Tokens of the old one hold until their time is over. */
export async function rotateSigningKey(services: SubgraphServices, days = KEY_DAYS): Promise<void> {
  await services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('identity.signing-key'))");
    const young = await tx.query("select 1 from signing_key where created_at > ?", [
      new Date(services.now().getTime() - days * 86_400_000),
    ]);
    if (young.length === 0) await makeKey(tx, services);
  });
  services.once<Kept>("signing-keys", () => ({ ring: null, readAt: 0 })).ring = null;
}
