import { LOCALES, type Locale } from "./locales.ts";

// By lakh and crore in every language: Urdu's own rules group by thousands, which nobody in India reads.
const RUPEES = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" });

/** Whole paise as people in India write rupees. Isolated in Urdu, where the sign would leave its number. */
export function formatMoney(paise: number, locale: Locale): string {
  const money = RUPEES.format(paise / 100);
  return LOCALES[locale].direction === "rtl" ? `\u2066${money}\u2069` : money;
}
