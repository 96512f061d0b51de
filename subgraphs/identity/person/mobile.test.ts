import fc from "fast-check";
import { expect, test } from "vitest";
import { maskMobile, normaliseMobile } from "./mobile.ts";

const mobile = fc.stringMatching(/^[6-9]\d{9}$/);

test("a number is the same person with or without +91, 0091, 91, 0 and spaces", () => {
  fc.assert(
    fc.property(mobile, fc.constantFrom("", "+91", "+91 ", "0091", "91", "0", "+91-"), (digits, prefix) => {
      expect(normaliseMobile(`${prefix}${digits}`)).toBe(digits);
      expect(normaliseMobile(` ${prefix}${digits.slice(0, 5)} ${digits.slice(5)}`)).toBe(digits);
    }),
  );
});

test("what is no Indian mobile number is refused", () => {
  for (const text of ["", "12345", "5876543210", "98765432101", "+1 9876543210", "abc", "9".repeat(1000)])
    expect(normaliseMobile(text)).toBeNull();
});

test("a masked number shows its last four digits only", () => {
  expect(maskMobile("9876543210")).toBe("••••••3210");
});

test("a number typed on a Hindi or Urdu keyboard is the same number", () => {
  expect(normaliseMobile("९८७६५४३२१०")).toBe("9876543210");
  expect(normaliseMobile("۹۸۷۶۵۴۳۲۱۰")).toBe("9876543210");
  expect(normaliseMobile("٩٨٧٦٥٤٣٢١٠")).toBe("9876543210");
});
