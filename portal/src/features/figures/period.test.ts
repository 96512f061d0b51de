import { expect, test } from "vitest";
import { periodQuery, readPeriod } from "./period.ts";

const range = (asked: Record<string, string | undefined>, today = "2026-11-27") => {
  const { from, to } = readPeriod(asked as Record<string, string>, today);
  return `${from} ${to}`;
};

test("this month unless told, and financial years from April", () => {
  expect(range({})).toBe("2026-11-01 2026-11-27");
  expect(range({ period: "today" })).toBe("2026-11-27 2026-11-27");
  expect(range({ period: "lastMonth" })).toBe("2026-10-01 2026-10-31");
  expect(range({ period: "year" })).toBe("2026-04-01 2026-11-27");
  expect(range({ period: "lastYear" })).toBe("2025-04-01 2026-03-31");
  expect(range({ period: "lastMonth" }, "2027-01-05")).toBe("2026-12-01 2026-12-31");
  expect(range({ period: "year" }, "2027-03-31")).toBe("2026-04-01 2027-03-31");
});

test("days of one's own, where they are days and in order", () => {
  expect(range({ from: "2026-01-05", to: "2026-02-01" })).toBe("2026-01-05 2026-02-01");
  for (const wrong of [
    { from: "2026-02-01", to: "2026-01-05" },
    { from: "2026-02-30", to: "2026-03-05" },
    { from: "x", to: "y" },
    { period: "decade" },
  ])
    expect(range(wrong)).toBe("2026-11-01 2026-11-27");
});

test("an address asks for the same again", () => {
  for (const asked of [{ period: "lastYear" }, { from: "2026-01-05", to: "2026-02-01" }]) {
    const period = readPeriod(asked, "2026-11-27");
    expect(readPeriod(periodQuery(period), "2026-11-27")).toEqual(period);
  }
});
