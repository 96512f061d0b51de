import fc from "fast-check";
import { expect, test } from "vitest";
import type { Complaint } from "./complaint.entity.ts";
import { withinReopenWindow } from "./complaint.policy.ts";

const HOUR = 3_600_000;
const resolvedAt = new Date("2026-11-24T06:00:00Z");
const resolved = { stateEnteredAt: resolvedAt } as Complaint;
const settings = { "complaints.reopenWindowHours": 72 };
const after = (milliseconds: number) => withinReopenWindow(resolved, new Date(resolvedAt.getTime() + milliseconds), settings);

test("a complaint may be reopened until the window's last moment, and not after it", () => {
  expect(after(0)).toBeNull();
  expect(after(72 * HOUR)).toBeNull();
  expect(after(72 * HOUR + 1)).toEqual({ key: "action.reopenWindowOver", values: { hours: 72 } });
});

test("the window is the city's setting: once over, it stays over", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 720 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 1000 }),
      (hours, one, more) => {
        const at = (later: number) =>
          withinReopenWindow(resolved, new Date(resolvedAt.getTime() + later * HOUR), { "complaints.reopenWindowHours": hours });
        expect(at(one) === null).toBe(one <= hours);
        if (at(one)) expect(at(one + more)).not.toBeNull();
      },
    ),
  );
});
