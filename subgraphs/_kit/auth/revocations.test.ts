import fc from "fast-check";
import { expect, test } from "vitest";
import { Revocations } from "./revocations.ts";
import { ACCESS_TOKEN_SECONDS } from "./tokens.ts";

const at = (ms: number) => new Date(1_790_000_000_000 + ms);
const claims = (ms: number, sid = "s", sub = "p") => ({ sid, sub, iat: at(ms).getTime() / 1000 });

test("signing out ends the tokens of that session only", () => {
  const revocations = new Revocations();
  revocations.add({ subject: "p", session: "s", at: at(0) }, at(0));
  expect(revocations.isRevoked(claims(-1000))).toBe(true);
  expect(revocations.isRevoked(claims(1000))).toBe(true);
  expect(revocations.isRevoked(claims(-1000, "other"))).toBe(false);
});

test("changed rights end the tokens issued until that very moment, and no later one", () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), (ms) => {
      const revocations = new Revocations();
      revocations.add({ subject: "p", session: null, at: at(0) }, at(0));
      expect(revocations.isRevoked(claims(ms))).toBe(ms <= 0);
      expect(revocations.isRevoked(claims(ms, "s", "somebody else"))).toBe(false);
    }),
  );
});

test("events that come out of order never revive a token", () => {
  const revocations = new Revocations();
  revocations.add({ subject: "p", session: null, at: at(1000) }, at(2000));
  revocations.add({ subject: "p", session: null, at: at(0) }, at(2000));
  expect(revocations.isRevoked(claims(500))).toBe(true);
});

test("a revocation is kept as long as any token it ends could live", () => {
  const revocations = new Revocations();
  revocations.add({ subject: "p", session: "s", at: at(0) }, at(0));
  revocations.add({ subject: "q", session: "t", at: at(ACCESS_TOKEN_SECONDS * 1000) }, at(ACCESS_TOKEN_SECONDS * 1000));
  expect(revocations.isRevoked(claims(-1))).toBe(true);
  revocations.add({ subject: "q", session: "u", at: at(ACCESS_TOKEN_SECONDS * 2000) }, at(ACCESS_TOKEN_SECONDS * 2000));
  expect(revocations.isRevoked(claims(-1))).toBe(false);
});
