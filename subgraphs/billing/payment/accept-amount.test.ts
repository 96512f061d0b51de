import { expect, test } from "vitest";
import { propertyTax } from "../seed/property-tax.ts";
import { amountFault } from "./accept-amount.ts";

const service = (payment: Partial<typeof propertyTax.payment> = {}) => ({
  ...propertyTax,
  payment: { ...propertyTax.payment, ...payment },
});

test.each([
  ["the whole", 123_400, {}, undefined],
  ["a part of whole rupees", 20_000, {}, undefined],
  ["nothing", 0, {}, "billing.amountInvalid"],
  ["less than nothing", -1, {}, "billing.amountInvalid"],
  ["a fraction of a paisa", 100.5, {}, "billing.amountInvalid"],
  ["no number", Number.NaN, {}, "billing.amountInvalid"],
  ["without end", Number.POSITIVE_INFINITY, {}, "billing.amountInvalid"],
  ["more than is due", 123_500, {}, "billing.amountAboveDue"],
  ["more than is due as an advance", 200_000, { advance: true }, undefined],
  ["less than the least part", 9_900, {}, "billing.amountBelowMinimum"],
  ["part of a rupee", 20_050, {}, "billing.amountNotRupees"],
  ["a part where none is taken", 20_000, { partFrom: null }, "billing.amountNotWhole"],
])("of ₹1,234 due: %s", (_, amount, payment, code) => {
  expect(amountFault(amount, 123_400, service(payment))?.code).toBe(code);
});

test("what is less than the least part may be paid whole", () => {
  expect(amountFault(4_200, 4_200, service())).toBeNull();
});
