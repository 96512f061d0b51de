import { describe, expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import { propertyTax } from "../seed/property-tax.ts";
import type { Demand, Payment } from "./account-state.ts";
import { dueOn } from "./due-on.ts";

const demand = (day: string, rupees: Record<string, number>, id = `d${day}`): Demand => ({
  id,
  period: periodOf("ANNUAL", day),
  issuedOn: day,
  lines: Object.entries(rupees).map(([head, amount]) => ({ head, amount: Math.round(amount * 100) })),
});
const pay = (day: string, rupees: number, id = `p${day}`): Payment => ({ id, day, amount: rupees * 100 });
const year = demand("2025-04-01", { PT_TAX: 1000, PT_CANCER_CESS: 50 });
const due = (payments: Payment[], on: string, demands: Demand[] = [year]) => dueOn(propertyTax, demands, payments, on);
const heads = (one: ReturnType<typeof due>) => Object.fromEntries(one.lines.map((line) => [line.head.code, line.due / 100]));

describe("a year's tax of ₹1,000 with a cess of ₹50", () => {
  test("until 30 September it is ₹950, with 10 % of the tax let off, and says so", () => {
    const bill = due([], "2025-09-30");
    expect(heads(bill)).toEqual({ PT_TAX: 1000, PT_CANCER_CESS: 50, PT_TIME_REBATE: -100 });
    expect(bill).toMatchObject({ total: 95_000, rebateUntil: "2025-09-30", advance: 0 });
  });

  test("on 1 October it is ₹1,050", () => {
    expect(due([], "2025-10-01")).toMatchObject({ total: 105_000, rebateUntil: null });
  });

  test("on 1 April the penalty falls and the first day bears interest: 1,000 × 18 % ÷ 365 = 0.49", () => {
    const bill = due([], "2026-04-01");
    expect(heads(bill)).toEqual({ PT_TAX: 1000, PT_CANCER_CESS: 50, PT_TIME_PENALTY: 200, PT_TIME_INTEREST: 0.49, PT_ROUNDOFF: -0.49 });
    expect(bill.total).toBe(125_000);
    expect(bill.arrears).toEqual([{ year: "2025-26", due: 125_049 }]);
  });

  test("₹950 in time settles it; nothing comes after", () => {
    expect(due([pay("2025-09-30", 950)], "2030-01-01")).toMatchObject({ total: 0, lines: [], advance: 0 });
  });

  test("in two parts in time too, whatever their day; one rupee less earns no rebate", () => {
    expect(due([pay("2025-05-01", 400), pay("2025-09-30", 550)], "2026-12-31").total).toBe(0);
    expect(due([pay("2025-05-01", 400), pay("2025-09-30", 549)], "2025-12-31").total).toBe(10_100);
  });

  test("where the rule caps it, interest stops at that share of the most that was outstanding", () => {
    const rules = propertyTax.rules.map((rule) => (rule.kind === "interest" ? { ...rule, cap: 5000 } : rule));
    const capped = (on: string) =>
      dueOn({ ...propertyTax, rules }, [year], [], on).lines.find((line) => line.head.code === "PT_TIME_INTEREST");
    // 18 % a year reaches 50 % after 1,014 days.
    expect(capped("2028-12-31")?.due).toBeLessThan(50_000);
    expect(capped("2029-12-31")?.due).toBe(50_000);
    expect(capped("2040-12-31")?.due).toBe(50_000);
  });

  test("interest is piecewise: 91 days on ₹1,000, then on the ₹600 that a part payment left", () => {
    // By 30 June: penalty 200, interest 1,000 × 18 % × 91 ÷ 365 = 44.88; ₹694.88 fill cess 50, interest 44.88, penalty 200 and ₹400 of the tax.
    const bill = dueOn(propertyTax, [year], [{ id: "p", day: "2026-06-30", amount: 69_488 }], "2026-09-30");
    expect(heads(bill)).toMatchObject({ PT_TAX: 600, PT_TIME_INTEREST: 27.22 });
    const interest = bill.lines.find((line) => line.head.code === "PT_TIME_INTEREST");
    expect(interest?.parts).toMatchObject([
      {
        pieces: [
          { from: "2026-04-01", to: "2026-06-30", days: 91, principal: 100_000 },
          { from: "2026-07-01", to: "2026-09-30", days: 92, principal: 60_000 },
        ],
        // (1,000 × 91 + 600 × 92) × 18 % ÷ 365 = 72.0986
        amount: 7_210,
      },
    ]);
  });
});

test("a payment covers the oldest year of a head first, and an exemption lowers what penalty and interest are reckoned on", () => {
  const old = demand("2023-04-01", { PT_TAX: 1000, PT_OWNER_EXEMPTION: -400 });
  const bill = due([], "2024-04-01", [old]);
  expect(heads(bill)).toMatchObject({ PT_TIME_PENALTY: 120, PT_TIME_INTEREST: 0.3 });
});

test("a correction that lowers what was paid leaves an advance, without the rebate on it; the next year uses it", () => {
  const paid = [pay("2025-05-01", 950)];
  const lowered = demand("2025-06-01", { PT_TAX: -300 }, "correction");
  expect(due(paid, "2025-06-01", [year, lowered])).toMatchObject({ total: 0, advance: 27_000 });
  const next = demand("2026-04-01", { PT_TAX: 700 });
  expect(due(paid, "2026-04-01", [year, lowered, next]).total).toBe(36_000);
});

test("a penalty has a floor, a cap, or is flat", () => {
  const withPenalty = (amount: object) => ({
    ...propertyTax,
    rules: propertyTax.rules.map((rule) => (rule.kind === "penalty" ? { ...rule, amount: amount as never } : rule)),
  });
  const penalty = (amount: object) => {
    const lines = dueOn(withPenalty(amount), [year], [], "2026-04-01").lines;
    return lines.find((line) => line.head.code === "PT_TIME_PENALTY")?.due;
  };
  expect(penalty({ rate: 2000, min: 50_000, max: null })).toBe(50_000);
  expect(penalty({ rate: 2000, min: null, max: 10_000 })).toBe(10_000);
  expect(penalty({ flat: 12_345 })).toBe(12_345);
});

test("a newer row of a rule holds from its period on; a year without a row of its own has the last one's", () => {
  const [rebate] = propertyTax.rules;
  if (rebate?.kind !== "rebate") throw new Error("the example begins with its rebate");
  const service = {
    ...propertyTax,
    rules: [
      ...propertyTax.rules,
      { ...rebate, id: "pt-rebate-2026", sincePeriod: "2026-04-01", amount: { rate: 500, min: null, max: null } },
    ],
  };
  const total = (day: string) => dueOn(service, [demand(day, { PT_TAX: 1000 })], [], day).total;
  expect([total("2025-04-01"), total("2026-04-01"), total("2031-04-01")]).toEqual([90_000, 95_000, 95_000]);
});
