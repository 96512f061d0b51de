import { LOCALES, type Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";

const LAKH = 100_000;
const CRORE = 100 * LAKH;

/** Digits grouped as India groups them, in Latin figures in every language: they are compared across them. */
const number = (value: number, digits = 0): string => new Intl.NumberFormat("en-IN", { maximumFractionDigits: digits }).format(value);

const isolated = (text: string, locale: Locale): string => (LOCALES[locale].direction === "rtl" ? `\u2066${text}\u2069` : text);

/** Money in whole paise as people say it: rupees, lakh, crore. */
function money(paise: number, locale: Locale, t: Translate): string {
  const rupees = paise / 100;
  const of = (unit: number) => isolated(`₹${number(rupees / unit, 2)}`, locale);
  if (Math.abs(rupees) >= CRORE) return t("figures.crore", { value: of(CRORE) });
  return Math.abs(rupees) >= LAKH ? t("figures.lakh", { value: of(LAKH) }) : of(1);
}

/** A figure in its unit, in words; a dash where there is nothing to reckon it from. */
export function figureText(value: number | null, unit: string, locale: Locale, t: Translate): string {
  if (value === null) return "–";
  if (unit === "money") return money(value, locale, t);
  if (unit === "percent") return isolated(`${number(value, 1)} %`, locale);
  if (unit === "hours")
    return value >= 48 ? t("figures.days", { value: number(value / 24, 1) }) : t("figures.hours", { value: number(value, 1) });
  if (unit === "days") return t("figures.days", { value: number(value, 1) });
  if (unit === "rating") return t("figures.rating", { value: number(value, 1) });
  return number(value, unit === "count" ? 0 : 1);
}

/** "12 % more than before": of percentages in points. */
export function changeText(change: number | null, unit: string, locale: Locale, t: Translate): string | null {
  if (change === null) return null;
  const size = number(Math.abs(change), 1);
  const amount = unit === "percent" ? t("figures.points", { value: size }) : isolated(`${size} %`, locale);
  if (size === "0") return t("figures.same");
  return t(change > 0 ? "figures.more" : "figures.less", { amount });
}
