import fc from "fast-check";
import { expect, test } from "vitest";
import { type Arrival, disposeOf } from "./disposition.ts";

const lock = { amount: 50_000, onDay: "2026-11-24", expiresAt: new Date("2026-11-24T10:00:00Z") };
const arrival: Arrival = { amount: 50_000, capturedAt: new Date("2026-11-24T09:59:00Z"), lock, dueNow: 100_000, advanceAllowed: false };

test.each([
  ["in time, and it is still due: posted on the day of the lock", {}, { kind: "post", paidOn: "2026-11-24" }],
  ["captured in time but told much later: posted all the same", { capturedAt: lock.expiresAt }, { kind: "post", paidOn: "2026-11-24" }],
  ["captured after the lock", { capturedAt: new Date("2026-11-24T10:00:01Z") }, { kind: "suspense", why: "LOCK_EXPIRED" }],
  ["paid by another meanwhile", { dueNow: 0 }, { kind: "suspense", why: "ALREADY_PAID" }],
  ["paid in part by another, so that less is due than came", { dueNow: 49_999 }, { kind: "suspense", why: "ALREADY_PAID" }],
  ["more than is due where advances are kept", { dueNow: 0, advanceAllowed: true }, { kind: "post", paidOn: "2026-11-24" }],
  ["another amount than was asked for", { amount: 49_999 }, { kind: "suspense", why: "AMOUNT_DIFFERS" }],
] as const)("%s", (_, more, expected) => {
  expect(disposeOf({ ...arrival, ...more })).toEqual(expected);
});

test("every arrival is posted or held: none is dropped, and none is posted beyond what is due", () => {
  const amount = fc.integer({ min: 1, max: 200_000 });
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.nat(200_000),
      fc.boolean(),
      fc.date({ noInvalidDate: true }),
      (came, locked, dueNow, advanceAllowed, capturedAt) => {
        const answer = disposeOf({ amount: came, capturedAt, lock: { ...lock, amount: locked }, dueNow, advanceAllowed });
        if (answer.kind === "post") expect(came === locked && (advanceAllowed || came <= dueNow)).toBe(true);
        else expect(answer.why).toBeTruthy();
      },
    ),
  );
});
