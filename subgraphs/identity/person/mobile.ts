import { westernDigits } from "./digits.ts";

/** An Indian mobile number as ten digits; null where it is none. `+91`, `0` and spaces are forgiven. */
export function normaliseMobile(text: string): string | null {
  if (text.length > 30) return null;
  const digits = westernDigits(text)
    .replace(/[\s()-]/g, "")
    .replace(/^(\+91|0091|91(?=\d{10}$)|0)/, "");
  return /^[6-9]\d{9}$/.test(digits) ? digits : null;
}

/** A number as others may see it: the last four digits. */
export const maskMobile = (mobile: string): string => `••••••${mobile.slice(-4)}`;
