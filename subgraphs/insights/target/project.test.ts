import type { MeasureDefinition } from "@civicgraph/plugin-sdk";
import { describe, expect, test } from "vitest";
import { project, willMiss } from "./project.ts";

const YEAR = { from: "2026-04-01", to: "2027-03-31" };
const measure = (more: Partial<MeasureDefinition>): MeasureDefinition => ({
  id: "x.y",
  name: "n",
  description: "d",
  grain: "payment",
  formula: { sum: "amount" },
  unit: "money",
  direction: "up",
  drill: [],
  ...more,
});

describe("where a year will end", () => {
  test("is, of what adds up, as much a day as so far", () => {
    // 1 April to 30 September are 183 days of 365.
    expect(project(measure({}), 183_000, YEAR, "2026-09-30")).toBeCloseTo(365_000);
    expect(project(measure({}), 500_000, YEAR, "2027-03-31")).toBe(500_000);
  });

  test("is, of a share or a median, what it is now", () => {
    expect(project(measure({ formula: { share: { payments: 1 } }, unit: "percent" }), 88, YEAR, "2026-09-30")).toBe(88);
  });

  test("cannot be said in its first thirty days, before it began, and without a figure", () => {
    expect(project(measure({}), 10, YEAR, "2026-04-29")).toBeNull();
    expect(project(measure({}), 10, YEAR, "2026-04-30")).not.toBeNull();
    expect(project(measure({}), 10, YEAR, "2026-03-31")).toBeNull();
    expect(project(measure({}), null, YEAR, "2026-09-30")).toBeNull();
  });

  test("misses what is to be more when it is less, and what is to be less when it is more", () => {
    expect(willMiss(measure({}), 90, 100)).toBe(true);
    expect(willMiss(measure({}), 100, 100)).toBe(false);
    expect(willMiss(measure({ direction: "down" }), 6, 5)).toBe(true);
    expect(willMiss(measure({ direction: "none" }), 6, 5)).toBeNull();
    expect(willMiss(measure({}), null, 5)).toBeNull();
  });
});
