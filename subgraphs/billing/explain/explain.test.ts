import { join } from "node:path";
import { translators } from "@civicgraph/kit";
import { readBundles } from "@civicgraph/kit/locales";
import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import type { Demand } from "../due/account-state.ts";
import { dueOn } from "../due/due-on.ts";
import { propertyTax } from "../seed/property-tax.ts";
import { explain } from "./explain.ts";

const translate = translators(readBundles(join(import.meta.dirname, "../locales")));
const demand: Demand = {
  id: "d",
  period: periodOf("ANNUAL", "2025-04-01"),
  issuedOn: "2025-04-01",
  lines: [{ head: "PT_TAX", amount: 100_000 }],
};
const reasons = (on: string, locale: string, payments: { id: string; day: string; amount: number }[] = []) =>
  dueOn(propertyTax, [demand], payments, on).lines.flatMap((line) => line.parts.map((part) => explain(part, translate(locale), locale)));

test("interest in pieces shows each piece, the exact sum and its rounding", () => {
  const interest = reasons("2026-09-30", "en", [{ id: "p", day: "2026-06-30", amount: 64_488 }]).find((one) => one.rule === "pt-interest");
  expect(interest).toMatchObject({
    clause: expect.stringContaining("cl. 9(4)"),
    arithmetic: "(₹1,000.00 × 91 + ₹600.00 × 92) × 18 % ÷ 365 = ₹72.0986 → ₹72.10",
    inputs: [
      { name: "Unpaid from 1 April 2026 to 30 June 2026 (91 days)", value: "₹1,000.00" },
      { name: "Unpaid from 1 July 2026 to 30 September 2026 (92 days)", value: "₹600.00" },
    ],
  });
});

test.each(["en", "hi", "ur"])("in %s every part says something, without a key that is missing, and the same each time", (locale) => {
  for (const on of ["2025-09-30", "2026-04-01"]) {
    const first = reasons(on, locale);
    for (const { text, rounding, inputs } of first) {
      for (const one of [text, rounding, ...inputs.map((input) => input.name)]) expect(one).not.toMatch(/why\.|\{|\}/);
    }
    expect(reasons(on, locale)).toEqual(first);
  }
});

test("the amounts of the reasons are the amounts of the lines, on any day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), (days) => {
      const on = new Date(Date.UTC(2025, 3, 1 + days)).toISOString().slice(0, 10);
      for (const line of dueOn(propertyTax, [demand], [], on).lines) {
        expect(line.parts.map((part) => explain(part, translate("en"), "en").amount).reduce((total, one) => total + one, 0)).toBe(
          line.charged,
        );
      }
    }),
  );
});
