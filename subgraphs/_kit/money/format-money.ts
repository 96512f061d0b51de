import type { Paise } from "./paise.ts";

/** Indian grouping (lakh, crore) and Latin digits in every language: figures of a bill are compared across them, and Urdu's own rules group by thousands. */
const rupees = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" });

/** An amount as people in India write it: `₹1,23,456.50`. */
export function formatMoney(amount: Paise, locale: string): string {
  const text = rupees.format(amount / 100);
  // In a line from right to left the sign would leave its figure: isolated, they stay together.
  return locale === "ur" ? `\u2066${text}\u2069` : text;
}

/** Hundredths as people write them: 5557 is `55.57`. */
export const formatHundredths = (value: number): string => String(Number((value / 100).toFixed(2)));

/** A rate in hundredths of a percent: `12.5 %`. */
export const formatRate = (rate: number): string => `${formatHundredths(rate)} %`;
