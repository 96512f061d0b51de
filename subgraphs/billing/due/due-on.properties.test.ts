import { addDays } from "@civicgraph/kit/calendar/day";
import { sum } from "@civicgraph/kit/money/paise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import { propertyTax } from "../seed/property-tax.ts";
import { chargedOf, type Demand, dueOf as lineDue, linesOf, type Payment } from "./account-state.ts";
import { dueOn } from "./due-on.ts";
import { replay } from "./replay.ts";

const day = (max: number) => fc.integer({ min: 0, max }).map((days) => addDays("2020-04-01", days));
const amount = fc.integer({ min: 0, max: 5_000_000 });
const demands = fc.array(
  fc.record({ day: day(2500), tax: amount, cess: amount, exemption: fc.integer({ min: 0, max: 1_000_000 }), lowered: fc.boolean() }),
  { maxLength: 8 },
);
const payments = fc.array(fc.record({ day: day(3000), amount: fc.integer({ min: 1, max: 4_000_000 }) }), { maxLength: 10 });

const toDemands = (rows: { day: string; tax: number; cess: number; exemption: number; lowered: boolean }[]): Demand[] =>
  rows.map((row, index) => ({
    id: `d${index}`,
    period: periodOf("ANNUAL", row.day),
    issuedOn: row.day,
    lines: [
      { head: "PT_TAX", amount: row.lowered ? -row.tax : row.tax },
      { head: "PT_CANCER_CESS", amount: row.cess },
      { head: "PT_OWNER_EXEMPTION", amount: -Math.min(row.exemption, row.tax) },
    ],
  }));
const toPayments = (rows: { day: string; amount: number }[]): Payment[] => rows.map((row, index) => ({ id: `p${index}`, ...row }));

test("money is conserved: what was paid is what lines took plus the advance, on every day", () => {
  fc.assert(
    fc.property(demands, payments, day(4000), (d, p, on) => {
      const state = replay(propertyTax, toDemands(d), toPayments(p), on);
      const paid = sum(p.filter((one) => one.day <= on).map((one) => one.amount));
      expect(sum(linesOf(state).map((line) => line.paid)) + state.pool).toBe(paid);
      expect(state.pool).toBeGreaterThanOrEqual(0);
      for (const line of linesOf(state)) expect(Number.isSafeInteger(chargedOf(line)) && Number.isSafeInteger(line.paid)).toBe(true);
    }),
  );
});

test("an advance and something due never stand side by side", () => {
  fc.assert(
    fc.property(demands, payments, day(4000), (d, p, on) => {
      const state = replay(propertyTax, toDemands(d), toPayments(p), on);
      if (state.pool > 0) expect(sum(linesOf(state).map(lineDue))).toBe(0);
    }),
  );
});

test("what is due never depends on the order in which events are told, nor on how a day's money was split", () => {
  fc.assert(
    fc.property(demands, payments, day(4000), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (d, p, on, dice) => {
      const shuffled = <T>(items: T[]) =>
        items
          .map((item) => ({ item, at: Number(dice.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const plain = dueOn(propertyTax, toDemands(d), toPayments(p), on);
      expect(dueOn(propertyTax, shuffled(toDemands(d)), shuffled(toPayments(p)), on)).toEqual(plain);
      const halves = toPayments(p).flatMap((one) => {
        const first = Math.floor(one.amount / 2);
        return [
          { ...one, id: `${one.id}a`, amount: first },
          { ...one, id: `${one.id}b`, amount: one.amount - first },
        ];
      });
      expect(dueOn(propertyTax, toDemands(d), halves, on)).toEqual(plain);
    }),
  );
});

test("looking at a bill changes nothing: the account is the same whether or not somebody asked in between", () => {
  fc.assert(
    fc.property(demands, payments, day(3500), day(4000), (d, p, a, b) => {
      const [first, second] = [a, b].sort() as [string, string];
      const before = dueOn(propertyTax, toDemands(d), toPayments(p), second);
      dueOn(propertyTax, toDemands(d), toPayments(p), first);
      expect(dueOn(propertyTax, toDemands(d), toPayments(p), second)).toEqual(before);
    }),
  );
});

const levied = demands.map((rows) => rows.map((row) => ({ ...row, lowered: false })));

test("without payments a bill only grows with time, and with what is levied", () => {
  fc.assert(
    fc.property(levied, day(4000), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 100_000 }), (d, on, days, more) => {
      const issued = toDemands(d).filter((one) => one.issuedOn <= on);
      const now = dueOn(propertyTax, issued, [], on).total;
      expect(dueOn(propertyTax, issued, [], addDays(on, days)).total).toBeGreaterThanOrEqual(now);
      const raised = issued.map((one) => ({
        ...one,
        lines: one.lines.map((l) => (l.head === "PT_TAX" ? { ...l, amount: l.amount + more } : l)),
      }));
      expect(dueOn(propertyTax, raised, [], on).total).toBeGreaterThanOrEqual(now);
    }),
  );
});

test("paying what the bill says settles it; paying less leaves the rest", () => {
  fc.assert(
    fc.property(levied, day(4000), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (d, on, share) => {
      const issued = toDemands(d).filter((one) => one.issuedOn <= on);
      const { total } = dueOn(propertyTax, issued, [], on);
      if (total === 0) return;
      expect(dueOn(propertyTax, issued, [{ id: "p", day: on, amount: total }], on)).toMatchObject({ total: 0, lines: [], advance: 0 });
      const part = Math.max(1, Math.floor(total * share));
      const rest = dueOn(propertyTax, issued, [{ id: "p", day: on, amount: part }], on);
      // To the rupee: a part payment in paise moves the rounding of the rest.
      expect(Math.abs(rest.total - (total - part))).toBeLessThanOrEqual(100);
    }),
  );
});
