import { expect, test } from "vitest";
import { formatMoney } from "./money.ts";

test("rupees are grouped by lakh and crore, in every language", () => {
  expect(formatMoney(1_234_567_890, "en")).toBe("₹1,23,45,678.90");
  expect(formatMoney(1_234_567_890, "hi")).toBe("₹1,23,45,678.90");
  expect(formatMoney(-5, "en")).toBe("-₹0.05");
});

test("in Urdu the sign stays with its number", () => expect(formatMoney(12_345_600, "ur")).toBe("\u2066₹1,23,456.00\u2069"));
