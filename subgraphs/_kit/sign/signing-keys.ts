import {
  CompactEncrypt,
  calculateJwkThumbprint,
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from "jose";
import type { SubgraphServices, Tx } from "../context.ts";

// Keys with which a subgraph signs what it gives out: receipts, certificates. They lie in its table `signing_key`, sealed.

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

interface Row {
  kid: string;
  sealed_private: string;
  public_jwk: JWK;
}

type Sealing = Pick<SubgraphServices, "name" | "secrets">;

const sealKey = ({ name, secrets }: Sealing) =>
  crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${name} signing key ${secrets.service}`));

async function seal(jwk: JWK, services: Sealing): Promise<string> {
  const key = new Uint8Array(await sealKey(services));
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(jwk))).setProtectedHeader({ alg: "dir", enc: "A256GCM" }).encrypt(key);
}

async function open(row: Row, services: Sealing): Promise<SigningKey | null> {
  try {
    const { plaintext } = await compactDecrypt(row.sealed_private, new Uint8Array(await sealKey(services)));
    const jwk = JSON.parse(new TextDecoder().decode(plaintext)) as JWK;
    return { kid: row.kid, privateKey: (await importJWK(jwk, "EdDSA")) as CryptoKey };
  } catch {
    // The installation's secret changed: a new key signs from here on, the old public key still verifies.
    return null;
  }
}

async function makeKey(tx: Tx, services: SubgraphServices): Promise<SigningKey> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  // Short: it stands in every QR code.
  const kid = (await calculateJwkThumbprint(jwk)).slice(0, 8);
  const publicJwk = { ...jwk, kid, alg: "EdDSA", use: "sig" };
  await tx.query("insert into signing_key (kid, sealed_private, public_jwk, created_at) values (?, ?, ?::jsonb, ?)", [
    kid,
    await seal(await exportJWK(pair.privateKey), services),
    JSON.stringify(publicJwk),
    services.now(),
  ]);
  return { kid, privateKey: pair.privateKey };
}

async function findKey(services: SubgraphServices): Promise<SigningKey> {
  return services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext(?))", [`${services.name}.signing-key`]);
    const [newest] = await tx.query<Row>("select kid, sealed_private, public_jwk from signing_key order by created_at desc, kid limit 1");
    return (newest && (await open(newest, services))) ?? makeKey(tx, services);
  });
}

/** The key that signs from here on. Kept for the life of the process. */
export async function signingKey(services: SubgraphServices): Promise<SigningKey> {
  const kept = services.once<{ key: Promise<SigningKey> | null }>("signing-key", () => ({ key: null }));
  if (!kept.key) {
    const finding = findKey(services);
    kept.key = finding;
    // A database that is away for a moment must not stop signing for good.
    finding.catch(() => {
      if (kept.key === finding) kept.key = null;
    });
  }
  return kept.key;
}

/** Every public key that ever signed: what was signed ten years ago still verifies. */
export async function publicKeys(services: SubgraphServices): Promise<JSONWebKeySet> {
  const rows = await services.db.selectFrom("signing_key").select("public_jwk").orderBy("created_at").execute();
  return { keys: rows.map((row) => row.public_jwk as JWK) };
}
