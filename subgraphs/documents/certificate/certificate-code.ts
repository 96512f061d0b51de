import type { SigningKey } from "@civicgraph/kit/sign/signing-keys";
import { type CompactJWSHeaderParameters, CompactSign, compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { z } from "zod";

/** What the code on a certificate vouches for, with no network needed. */
export interface CertifiedFacts {
  id: string;
  city: string;
  service: string;
  number: string;
  /** Whose it is: it stands on the paper beside the code. */
  holder: string;
  validFrom: string;
  validTo: string | null;
}

const VERSION = "C1";
const shape = z.tuple([z.literal(VERSION), z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string().nullable()]);

/** A JWS of an array: short enough for a QR code that a cheap phone reads. */
export function signCertificate(
  { id, city, service, number, holder, validFrom, validTo }: CertifiedFacts,
  key: SigningKey,
): Promise<string> {
  const body = JSON.stringify([VERSION, id, city, service, number, holder, validFrom, validTo]);
  return new CompactSign(new TextEncoder().encode(body)).setProtectedHeader({ alg: "EdDSA", kid: key.kid }).sign(key.privateKey);
}

/** The facts of a code that one of these keys signed; null where it is forged, altered or the code of something else. */
export async function verifyCertificateCode(code: string, keys: JSONWebKeySet): Promise<CertifiedFacts | null> {
  try {
    const keyFor = createLocalJWKSet(keys);
    const { payload } = await compactVerify(code, (header: CompactJWSHeaderParameters, token) => keyFor(header, token), {
      algorithms: ["EdDSA"],
    });
    const [, id, city, service, number, holder, validFrom, validTo] = shape.parse(JSON.parse(new TextDecoder().decode(payload)));
    return { id, city, service, number, holder, validFrom, validTo };
  } catch {
    return null;
  }
}
