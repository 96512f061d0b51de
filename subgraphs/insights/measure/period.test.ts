import { describe, expect, test } from "vitest";
import { before, periodOf, wholeMonths } from "./period.ts";

const TODAY = "2026-11-24";
const refusal = (ask: () => unknown) => {
  try {
    ask();
  } catch (error) {
    return (error as { code: string; fields: { code: string }[] }).fields[0]?.code;
  }
  return undefined;
};

describe("a period", () => {
  test("is the financial year up to today where nothing is said", () => {
    expect(periodOf(null, null, TODAY)).toEqual({ from: "2026-04-01", to: TODAY });
    expect(periodOf(null, "2026-02-10", TODAY)).toEqual({ from: "2025-04-01", to: "2026-02-10" });
  });

  test("is refused backwards, and where it is of two hundred years", () => {
    expect(refusal(() => periodOf("2026-05-02", "2026-05-01", TODAY))).toBe("insights.fromAfterTo");
    expect(refusal(() => periodOf("1926-01-01", "2126-01-01", TODAY))).toBe("insights.rangeTooLong");
    expect(periodOf("2016-04-01", "2027-03-31", TODAY)).toBeTruthy();
  });

  test("is compared with as many whole months before, or as many days", () => {
    expect(before({ from: "2026-03-01", to: "2026-03-31" }, "previousPeriod")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(before({ from: "2026-04-01", to: "2027-03-31" }, "previousPeriod")).toEqual({ from: "2025-04-01", to: "2026-03-31" });
    expect(before({ from: "2026-11-20", to: "2026-11-24" }, "previousPeriod")).toEqual({ from: "2026-11-15", to: "2026-11-19" });
  });

  test("is compared with the same days a year before, the end of February included", () => {
    expect(before({ from: "2024-02-01", to: "2024-02-29" }, "previousYear")).toEqual({ from: "2023-02-01", to: "2023-02-28" });
    expect(before({ from: "2026-04-01", to: "2026-11-24" }, "previousYear")).toEqual({ from: "2025-04-01", to: "2025-11-24" });
  });

  test("is whole months for everybody", () => {
    expect(wholeMonths({ from: "2026-11-03", to: "2026-12-04" })).toEqual({ from: "2026-11-01", to: "2026-12-31" });
  });
});
