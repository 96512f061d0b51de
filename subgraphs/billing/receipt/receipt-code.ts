import type { Day } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import type { SigningKey } from "@civicgraph/kit/sign/signing-keys";
import { type CompactJWSHeaderParameters, CompactSign, compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";

/** What the code on a receipt vouches for, with no network needed: no name, no contact. */
export interface ReceiptFacts {
  city: string;
  number: string;
  account: string;
  amount: Paise;
  paidOn: Day;
  paymentId: string;
}

const VERSION = 1;

/** A JWS of an array: short enough for a QR code that a cheap phone reads. */
export function signReceipt(facts: ReceiptFacts, key: SigningKey): Promise<string> {
  const body = JSON.stringify([VERSION, facts.city, facts.number, facts.account, facts.amount, facts.paidOn, facts.paymentId]);
  return new CompactSign(new TextEncoder().encode(body)).setProtectedHeader({ alg: "EdDSA", kid: key.kid }).sign(key.privateKey);
}

/** The facts of a code that one of these keys signed; null where it is forged, altered or no code at all. */
export async function verifyReceiptCode(code: string, keys: JSONWebKeySet): Promise<ReceiptFacts | null> {
  try {
    const keyFor = createLocalJWKSet(keys);
    const { payload } = await compactVerify(code, (header: CompactJWSHeaderParameters, token) => keyFor(header, token), {
      algorithms: ["EdDSA"],
    });
    const [version, city, number, account, amount, paidOn, paymentId] = JSON.parse(new TextDecoder().decode(payload)) as [
      number,
      string,
      string,
      string,
      number,
      string,
      string,
    ];
    return version === VERSION ? { city, number, account, amount, paidOn, paymentId } : null;
  } catch {
    return null;
  }
}
