import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slaOf } from "./sla.ts";

const HOUR = 3_600_000;
const filedAt = new Date("2026-11-24T06:00:00Z");
const dueAt = new Date(filedAt.getTime() + 100 * HOUR);
const after = (hours: number, closed = false) => slaOf({ filedAt, dueAt, closed }, new Date(filedAt.getTime() + hours * HOUR));

describe("the colour of a case", () => {
  test.each([
    [0, "green", 1],
    [33, "green", 0.67],
    [33.1, "amber", 0.669],
    [99.9, "amber", 0.001],
    [100, "red", 0],
    [150, "red", 0],
  ])("after %d of 100 hours is %s", (hours, status, left) => {
    expect(after(hours).status).toBe(status);
    expect(after(hours).fractionLeft).toBeCloseTo(left);
  });

  test("overdue, the seconds are negative", () => {
    expect(after(101).remainingSeconds).toBe(-3600);
  });

  test("is none where no clock runs: closed, or nothing promised", () => {
    const none = { status: "none", fractionLeft: null, remainingSeconds: null };
    expect(after(150, true)).toEqual(none);
    expect(slaOf({ filedAt, dueAt: null, closed: false }, filedAt)).toEqual(none);
  });

  test("never gets better as time passes, and a case due at once is never divided by nothing", () => {
    const rank = { green: 0, amber: 1, red: 2, none: 3 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (whole, one, more) => {
          const due = new Date(filedAt.getTime() + whole * HOUR);
          const at = (hours: number) => slaOf({ filedAt, dueAt: due, closed: false }, new Date(filedAt.getTime() + hours * HOUR));
          expect(rank[at(one + more).status]).toBeGreaterThanOrEqual(rank[at(one).status]);
          expect(at(one).fractionLeft).toBeGreaterThanOrEqual(0);
          expect(at(one).fractionLeft).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
