import type { Locale } from "./locales.ts";

/** Whole paise as people write rupees: Indian grouping, Latin digits. */
export const formatMoney = (paise: number, locale: Locale): string =>
  new Intl.NumberFormat(`${locale}-IN-u-nu-latn`, { style: "currency", currency: "INR" }).format(paise / 100);
