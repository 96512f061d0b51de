import fc from "fast-check";
import { expect, test } from "vitest";
import { GRACE_SECONDS, IDLE_DAYS, judgeRefresh, SESSION_DAYS } from "./refresh-policy.ts";

const start = new Date("2026-11-24T10:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const day = 86_400;
const facts = { issuedAt: start, usedAt: null, sessionExpiresAt: after(SESSION_DAYS * day), sessionRevokedAt: null };

test("a fresh token rotates; used again within thirty seconds it gives the same; later it is theft", () => {
  expect(judgeRefresh(facts, after(1))).toBe("rotate");
  const used = { ...facts, usedAt: after(10) };
  expect(judgeRefresh(used, after(10 + GRACE_SECONDS))).toBe("sameAgain");
  expect(judgeRefresh(used, after(11 + GRACE_SECONDS))).toBe("theft");
});

test("a session ends after a week without use, after a month in any case, and when it is revoked", () => {
  expect(judgeRefresh(facts, after(IDLE_DAYS * day + 1))).toBe("over");
  expect(judgeRefresh({ ...facts, issuedAt: after(29 * day) }, after(SESSION_DAYS * day))).toBe("over");
  expect(judgeRefresh({ ...facts, sessionRevokedAt: start }, after(1))).toBe("over");
});

interface Token {
  issuedAt: Date;
  usedAt: Date | null;
  successor: number | null;
}

test("whoever presents whatever token whenever: one line of successors, and a token reused after the grace ends the session for all", () => {
  const step = fc.record({ token: fc.nat({ max: 20 }), pause: fc.integer({ min: 0, max: 90 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const tokens: Token[] = [{ issuedAt: start, usedAt: null, successor: null }];
      let revokedAt: Date | null = null;
      let at = 0;
      for (const { token, pause } of steps) {
        at += pause;
        const index = token % tokens.length;
        const one = tokens[index] as Token;
        const verdict = judgeRefresh(
          { issuedAt: one.issuedAt, usedAt: one.usedAt, sessionExpiresAt: facts.sessionExpiresAt, sessionRevokedAt: revokedAt },
          after(at),
        );
        if (revokedAt) expect(verdict).toBe("over");
        if (verdict === "rotate") {
          one.usedAt = after(at);
          one.successor = tokens.push({ issuedAt: after(at), usedAt: null, successor: null }) - 1;
        }
        if (verdict === "sameAgain") expect(one.successor).toBe(index + 1);
        if (verdict === "theft") revokedAt = after(at);
      }
      // Never two unused tokens: each rotation spends one.
      expect(tokens.filter((one) => one.usedAt === null)).toHaveLength(1);
    }),
  );
});
