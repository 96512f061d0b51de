import { addDays, daysBetween, isDay } from "@civicgraph/kit/calendar/day";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CYCLES, nextPeriod, periodOf, periodsBetween } from "./period.ts";

describe("the period of a day", () => {
  test.each([
    ["ANNUAL", "2026-11-24", "2026-27", "2026-04-01", "2027-03-31"],
    ["ANNUAL", "2027-03-31", "2026-27", "2026-04-01", "2027-03-31"],
    ["HALF_YEAR", "2026-10-01", "2026-27-H2", "2026-10-01", "2027-03-31"],
    ["QUARTER", "2027-02-15", "2026-27-Q4", "2027-01-01", "2027-03-31"],
    ["QUARTER", "2026-04-01", "2026-27-Q1", "2026-04-01", "2026-06-30"],
    ["MONTH", "2028-02-29", "2028-02", "2028-02-01", "2028-02-29"],
    ["ONCE", "2026-11-24", "2026-11-24", "2026-11-24", "2026-11-24"],
  ] as const)("%s, %s", (cycle, day, code, from, to) => {
    expect(periodOf(cycle, day)).toEqual({ code, from, to });
  });
});

const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays("2000-01-01", days));

test("periods of a cycle follow one another without gap or overlap, for ever", () => {
  fc.assert(
    fc.property(fc.constantFrom(...CYCLES), day, (cycle, at) => {
      const period = periodOf(cycle, at);
      expect(period.from <= at && at <= period.to).toBe(true);
      const next = nextPeriod(cycle, period);
      expect(daysBetween(period.to, next.from)).toBe(1);
      expect(next.code).not.toBe(period.code);
      expect(periodOf(cycle, period.to)).toEqual(period);
    }),
  );
});

test("ten years of months are a hundred and twenty periods", () => {
  expect(periodsBetween("MONTH", "2016-04-01", "2026-03-31")).toHaveLength(120);
});

test("days that do not exist are none", () => {
  expect(["2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "1776-07-04", ""].map(isDay)).toEqual(Array(6).fill(false));
});
