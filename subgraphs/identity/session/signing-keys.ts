import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import type { SubgraphServices } from "@civicgraph/kit";
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from "jose";

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

const sealingKey = (secret: string) => createHash("sha256").update(`signing-key ${secret}`).digest();

function seal(text: string, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(secret), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

function unseal(sealed: string, secret: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", sealingKey(secret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
}

/** The newest signing key, made on the first use; sealed at rest with the installation's secret. */
export function signingKey(services: SubgraphServices): Promise<SigningKey> {
  return services.once("signing-key", () => readOrMake(services));
}

async function readOrMake(services: SubgraphServices): Promise<SigningKey> {
  return services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('identity.signing-key'))");
    const [row] = await tx.query<{ kid: string; sealed_private: string }>(
      "select kid, sealed_private from signing_key order by created_at desc limit 1",
    );
    if (row)
      return {
        kid: row.kid,
        privateKey: (await importJWK(JSON.parse(unseal(row.sealed_private, services.secrets.service)), "EdDSA")) as CryptoKey,
      };
    const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
    const kid = randomUUID();
    const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: "EdDSA", use: "sig" };
    await tx.query("insert into signing_key (kid, sealed_private, public_jwk) values (?, ?, ?::jsonb)", [
      kid,
      seal(JSON.stringify(await exportJWK(pair.privateKey)), services.secrets.service),
      JSON.stringify(publicJwk),
    ]);
    return { kid, privateKey: pair.privateKey };
  });
}

/** The public keys by which anybody can verify a token. */
export async function jwks(services: SubgraphServices): Promise<JSONWebKeySet> {
  await signingKey(services);
  const rows = await services.db.selectFrom("signing_key").select("public_jwk").orderBy("created_at", "desc").limit(5).execute();
  return { keys: rows.map((row) => row.public_jwk as JWK) };
}
