import type { Paise } from "./paise.ts";

/** An amount as people of that language write it, with Latin digits and Indian grouping: `₹1,23,456.50`. */
export function formatMoney(amount: Paise, locale: string): string {
  const format = new Intl.NumberFormat(`${locale}-IN-u-nu-latn`, { style: "currency", currency: "INR" });
  const text = format.format(amount / 100);
  // In a line from right to left the sign would leave its figure: isolated, they stay together.
  return locale === "ur" ? `\u2066${text.replace(/[\u200e\u200f]/g, "")}\u2069` : text;
}

/** Hundredths as people write them: 5557 is `55.57`. */
export const formatHundredths = (value: number): string => String(Number((value / 100).toFixed(2)));

/** A rate or share in hundredths of a percent: `12.5 %`. */
export const formatRate = (rate: number): string => `${formatHundredths(rate)} %`;
