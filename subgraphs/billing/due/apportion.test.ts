import { sum } from "@civicgraph/kit/money/paise";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, type Fillable } from "./apportion.ts";

const line = (code: string, order: number, rupees: number, year = 2025): Fillable => ({
  period: { code: `${year}-${(year + 1) % 100}`, from: `${year}-04-01` },
  head: { code, order },
  due: rupees * 100,
});

describe("DIGIT's worked example: tax 1,000, penalty 500, interest 500, cess 500, exemption −250, rebate −250", () => {
  const bill = [
    line("TAX", 6, 1000),
    line("PENALTY", 5, 500),
    line("INTEREST", 4, 500),
    line("CESS", 3, 500),
    line("EXEMPTION", 1, -250),
    line("REBATE", 2, -250),
  ];
  test.each([
    // paid, then what is settled of tax, penalty, interest, cess
    [100, [0, 0, 100, 500]],
    [500, [0, 0, 500, 500]],
    [700, [0, 200, 500, 500]],
    [1200, [200, 500, 500, 500]],
    [2000, [1000, 500, 500, 500]],
  ])("₹%d absorbs exemption and rebate, then fills cess, interest, penalty and last the tax", (paid, positive) => {
    const { settled, left } = apportion(bill, paid * 100);
    expect(settled.map((one) => one / 100)).toEqual([...positive, -250, -250]);
    expect(left).toBe(0);
  });

  test("what is over stays with the payer", () => {
    expect(apportion(bill, 250_000).left).toBe(50_000);
  });
});

test("of one order the oldest period is filled first", () => {
  const bill = [line("TAX", 6, 100, 2025), line("TAX", 6, 100, 2023), line("CESS", 3, 100, 2025)];
  expect(apportion(bill, 15_000).settled).toEqual([0, 5_000, 10_000]);
});

const fillables = fc.array(
  fc.record({
    order: fc.integer({ min: 0, max: 9 }),
    rupees: fc.integer({ min: -300, max: 900 }),
    year: fc.integer({ min: 2015, max: 2026 }),
  }),
  { maxLength: 30 },
);

test("no paisa is lost or made, nothing is filled beyond what is due, whatever the order in which the lines are given", () => {
  fc.assert(
    fc.property(fillables, fc.integer({ min: 0, max: 1_000_000 }), (rows, amount) => {
      const lines = rows.map((row, index) => line(`H${index}`, row.order, row.rupees, row.year));
      const { settled, left } = apportion(lines, amount);
      expect(sum(settled) + left).toBe(amount);
      settled.forEach((one, index) => {
        const due = lines[index]?.due ?? 0;
        if (due < 0) expect(one).toBe(due);
        else expect(one >= 0 && one <= due).toBe(true);
      });
      const turned = apportion([...lines].reverse(), amount);
      expect([...turned.settled].reverse()).toEqual(settled);
    }),
  );
});

test("paying in two parts settles what paying at once settles", () => {
  fc.assert(
    fc.property(fillables, fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 500_000 }), (rows, first, second) => {
      const lines = rows.map((row, index) => line(`H${index}`, row.order, Math.abs(row.rupees), row.year));
      const once = apportion(lines, first + second);
      const a = apportion(lines, first);
      const b = apportion(
        lines.map((one, index) => ({ ...one, due: one.due - (a.settled[index] ?? 0) })),
        second + a.left,
      );
      expect(a.settled.map((one, index) => one + (b.settled[index] ?? 0))).toEqual(once.settled);
    }),
  );
});
