import { addDays, financialYearOf } from "@civicgraph/kit/calendar/day";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstTerm, reminderDays, reminderDue, renewalWindow, renewedTerm, yearEnd } from "./term.ts";

const days = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("a licence ends with the financial year in which it was paid, a temporary one on its own day", () => {
  expect(firstTerm("2026-04-01", null)).toEqual({ from: "2026-04-01", to: "2027-03-31" });
  expect(firstTerm("2027-03-31", null)).toEqual({ from: "2027-03-31", to: "2027-03-31" });
  expect(firstTerm("2026-11-26", "2026-12-05")).toEqual({ from: "2026-11-26", to: "2026-12-05" });
});

test("a renewed one leaves no day out and lasts no longer than a financial year", () => {
  fc.assert(
    fc.property(days, (validTo) => {
      const term = renewedTerm(validTo);
      expect(term.from).toBe(addDays(validTo, 1));
      expect(term.to).toBe(yearEnd(term.from));
      expect(financialYearOf(term.from)).toBe(financialYearOf(term.to));
    }),
  );
});

test("the window for renewal opens and closes with its days", () => {
  const at = (on: string) => renewalWindow("2027-03-31", on, 91, 365);
  expect(["2026-12-29", "2026-12-30", "2027-03-31", "2028-03-30", "2028-03-31"].map(at)).toEqual([
    "notYet",
    "open",
    "open",
    "open",
    "over",
  ]);
});

test("a holder is reminded once for each day that is set, and not of what is long past", () => {
  const due = (left: number, sent: number[] = []) => reminderDue(left, [60, 30, 7], sent);
  expect([61, 60, 45, 30, 7, 0, -1].map((left) => due(left))).toEqual([null, 60, 60, 30, 7, 7, null]);
  expect(due(45, [60])).toBeNull();
  expect(due(29, [60])).toBe(30);
  fc.assert(
    fc.property(fc.integer({ min: -10, max: 80 }), (left) => {
      const first = due(left);
      if (first !== null) expect(due(left, [first])).toBeNull();
    }),
  );
});

test("a setting that makes no sense reminds of nothing", () => {
  expect(reminderDays("60, 30,7")).toEqual([60, 30, 7]);
  expect(reminderDays("soon, -3, 1.5, 4000")).toEqual([]);
});
