import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addHours, addOfficeHours, afterPause, type OfficeCalendar } from "./sla.ts";

const nine = 9 * 60;
const six = 18 * 60;
const weekdays: OfficeCalendar = {
  offsetMinutes: 330,
  hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, { opens: nine, closes: six }])),
  holidays: new Set(["2026-12-25"]),
};
const ist = (text: string) => new Date(`${text}+05:30`);

describe("office hours", () => {
  test("what is filed on Friday at five is due, two hours later, on Monday at ten", () => {
    expect(addOfficeHours(ist("2026-11-27T17:00"), 2, weekdays)).toEqual(ist("2026-11-30T10:00"));
  });

  test("a holiday does not count", () => {
    expect(addOfficeHours(ist("2026-12-24T17:00"), 2, weekdays)).toEqual(ist("2026-12-28T10:00"));
  });

  test("a night's filing begins to count when the office opens", () => {
    expect(addOfficeHours(ist("2026-11-24T03:00"), 1, weekdays)).toEqual(ist("2026-11-24T10:00"));
  });

  test("an office that never opens falls back to the clock on the wall", () => {
    const from = ist("2026-11-24T10:00");
    expect(addOfficeHours(from, 5, { ...weekdays, hours: {} })).toEqual(addHours(from, 5));
  });

  const moment = fc
    .date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000));
  const hours = fc.integer({ min: 0, max: 200 });

  test("never earlier than by the clock on the wall, and more hours are never sooner", () => {
    fc.assert(
      fc.property(moment, hours, hours, (from, some, more) => {
        const due = addOfficeHours(from, some, weekdays);
        expect(due.getTime()).toBeGreaterThanOrEqual(addHours(from, some).getTime());
        expect(addOfficeHours(from, some + more, weekdays).getTime()).toBeGreaterThanOrEqual(due.getTime());
      }),
    );
  });

  test("in two steps or in one, the due moment is the same", () => {
    fc.assert(
      fc.property(moment, hours, hours, (from, some, more) => {
        fc.pre(some > 0 && more > 0);
        expect(addOfficeHours(addOfficeHours(from, some, weekdays), more, weekdays)).toEqual(addOfficeHours(from, some + more, weekdays));
      }),
    );
  });
});

test("while the ball is with the citizen the clock stands still", () => {
  const due = new Date("2026-11-26T10:00:00Z");
  expect(afterPause(due, new Date("2026-11-24T10:00:00Z"), new Date("2026-11-25T12:00:00Z"))).toEqual(new Date("2026-11-27T12:00:00Z"));
  expect(afterPause(null, due, due)).toBeNull();
});
