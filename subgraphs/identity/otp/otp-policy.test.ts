import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_SECONDS, hashCode, judgeCode, MAX_TRIES, newCode, RESEND_SECONDS, resendIn, type StoredCode } from "./otp-policy.ts";

const sent = new Date("2026-11-24T10:00:00Z");
const after = (seconds: number) => new Date(sent.getTime() + seconds * 1000);
const mobile = "9876543210";
const hash = (code: string) => hashCode(mobile, code, "secret");
const stored = (over: Partial<StoredCode> = {}): StoredCode => ({
  code_hash: hash("123456"),
  sent_at: sent,
  expires_at: after(CODE_SECONDS),
  tries: 0,
  ...over,
});

test("a code is six digits", () => {
  for (let i = 0; i < 200; i++) expect(newCode()).toMatch(/^\d{6}$/);
});

test("the right code within five minutes is right, one second later it is expired", () => {
  expect(judgeCode(stored(), hash("123456"), after(CODE_SECONDS - 1))).toBe("right");
  expect(judgeCode(stored(), hash("123456"), after(CODE_SECONDS))).toBe("expired");
});

test("a code that was used or never sent is expired", () => {
  expect(judgeCode(undefined, hash("123456"), sent)).toBe("expired");
});

test("after five wrong codes even the right one is refused", () => {
  expect(judgeCode(stored({ tries: MAX_TRIES - 1 }), hash("123456"), sent)).toBe("right");
  expect(judgeCode(stored({ tries: MAX_TRIES }), hash("123456"), sent)).toBe("tooManyTries");
});

test("another code, another number's code and another installation's hash are wrong", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{6}$/).filter((code) => code !== "123456"),
      (code) => {
        expect(judgeCode(stored(), hash(code), sent)).toBe("wrong");
      },
    ),
  );
  expect(judgeCode(stored(), hashCode("9876543211", "123456", "secret"), sent)).toBe("wrong");
  expect(judgeCode(stored(), hashCode(mobile, "123456", "another"), sent)).toBe("wrong");
});

test("whatever is tried in whatever order, at most five guesses are ever compared with one code", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.stringMatching(/^\d{6}$/), fc.integer({ min: 0, max: 400 })), { maxLength: 30 }), (guesses) => {
      const code = stored();
      let compared = 0;
      for (const [guess, seconds] of guesses) {
        const verdict = judgeCode(code, hash(guess), after(seconds));
        if (verdict === "right" || verdict === "wrong") compared += 1;
        if (verdict === "wrong") code.tries += 1;
        if (verdict === "right") break;
      }
      expect(compared).toBeLessThanOrEqual(MAX_TRIES);
    }),
  );
});

test("another code may be sent thirty seconds after the last", () => {
  expect(resendIn(undefined, sent)).toBe(0);
  expect(resendIn(stored(), sent)).toBe(RESEND_SECONDS);
  expect(resendIn(stored(), after(29.5))).toBe(1);
  expect(resendIn(stored(), after(RESEND_SECONDS))).toBe(0);
});
