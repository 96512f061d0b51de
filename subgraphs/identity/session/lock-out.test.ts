import fc from "fast-check";
import { expect, test } from "vitest";
import { ACCOUNT_RULE, afterFailure, type Failures, lockedFor } from "./lock-out.ts";

const start = new Date("2026-11-24T10:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const fail = (times: number, at = start, from: Failures | null = null) => {
  let failures = from;
  for (let i = 0; i < times; i++) failures = afterFailure(failures, ACCOUNT_RULE, at);
  return failures;
};

test("four wrong passwords do not lock, the fifth does for fifteen minutes", () => {
  expect(lockedFor(fail(4), start)).toBe(0);
  expect(lockedFor(fail(5), start)).toBe(15);
  expect(lockedFor(fail(5), minutes(14.5))).toBe(1);
  expect(lockedFor(fail(5), minutes(15))).toBe(0);
});

test("after a lock is over counting begins anew", () => {
  expect(lockedFor(fail(1, minutes(16), fail(5)), minutes(16))).toBe(0);
  expect(lockedFor(fail(5, minutes(16), fail(5)), minutes(16))).toBe(15);
});

test("wrong passwords of this morning are forgotten in the afternoon", () => {
  expect(lockedFor(fail(4, minutes(31), fail(4)), minutes(31))).toBe(0);
});

test("in no half hour are more than five passwords judged, however the guesses are spread", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { maxLength: 200 }), (pauses) => {
      let failures: Failures | null = null;
      let at = 0;
      const judged: number[] = [];
      for (const pause of pauses) {
        at += pause;
        if (lockedFor(failures, minutes(at)) > 0) continue;
        judged.push(at);
        failures = afterFailure(failures, ACCOUNT_RULE, minutes(at));
      }
      // Any six judged guesses in a row span more than the time of one lock.
      for (let i = 5; i < judged.length; i++) expect((judged[i] as number) - (judged[i - 5] as number)).toBeGreaterThanOrEqual(15);
    }),
  );
});
