import type { Paise } from "./paise.ts";

/** Indian grouping (lakh, crore) and Latin digits in every language: figures of a bill are compared across languages. */
const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: string): Intl.NumberFormat => {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(`${locale}-IN-u-nu-latn`, { style: "currency", currency: "INR" });
    formats.set(locale, format);
  }
  return format;
};

/** An amount as people of that language write it: `₹1,23,456.50`. */
export function formatMoney(amount: Paise, locale: string): string {
  const text = formatOf(locale).format(amount / 100);
  // In a line from right to left the sign would leave its figure: isolated, they stay together.
  return locale === "ur" ? `\u2066${text.replace(/[\u200e\u200f]/g, "")}\u2069` : text;
}

/** A rate in hundredths of a percent: `12.5 %`. */
export const formatRate = (rate: number): string => `${Number((rate / 100).toFixed(2))} %`;
