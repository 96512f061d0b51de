import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signReceipt, verifyReceipt } from "./receipts.ts";

const secret = "a-secret-of-this-installation";
const now = new Date("2026-11-24T06:00:00Z");
const receipt = { documentId: "d1", sha256: "ab".repeat(32), ownerId: "u1", expiresAt: new Date("2026-11-24T07:00:00Z") };
const text = signReceipt(receipt, secret);
const verify = (one: string, change: Partial<Parameters<typeof verifyReceipt>[1]> = {}) =>
  verifyReceipt(one, { ownerId: "u1", now, secret, ...change });

describe("a receipt", () => {
  test("is good for its owner until it expires", () => {
    expect(verify(text)).toEqual(receipt);
    expect(verify(text, { now: new Date("2026-11-24T06:59:59.999Z") })).not.toBeNull();
    expect(verify(text, { now: receipt.expiresAt })).toBeNull();
  });

  test("is nothing in another's hands, or of another installation", () => {
    expect(verify(text, { ownerId: "u2" })).toBeNull();
    expect(verify(text, { secret: "another" })).toBeNull();
  });

  test("is not any other HMAC of this installation: the key is for receipts alone", () => {
    const [body = ""] = text.split(".");
    expect(verify(`${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`)).toBeNull();
  });

  test("changed anywhere is refused, and never throws", () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(..."ABCxyz019-_.!"), (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        const verified = verify(changed);
        // base64url has spare bits in its last letter: other spellings of the same bytes are the same signature.
        if (changed.split(".")[0] !== text.split(".")[0]) expect(verified).toBeNull();
        else if (verified) expect(verified).toEqual(receipt);
      }),
    );
  });

  test.each(["", ".", "..", "a.b", "%%%.%%%", "bnVsbA.", `${"A".repeat(100_000)}.A`, "{}", "\u0000.\u0000"])("%j is none", (malformed) => {
    expect(verify(malformed)).toBeNull();
  });

  test("whatever text is sent, the answer is null", () => {
    fc.assert(fc.property(fc.string(), (any) => verify(any) === null));
  });
});
