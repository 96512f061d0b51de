import { LOCALES, type Locale } from "./locales.ts";

const timeZone = "Asia/Kolkata";
// Urdu in India is written with the digits of the rest of the page.
const tag = (locale: Locale) => `${LOCALES[locale].intl}-u-nu-latn`;

/** "Friday, 27 November" */
export const formatDay = (at: string | Date, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), { weekday: "long", day: "numeric", month: "long", timeZone }).format(new Date(at));

/** "27 Nov 2026" */
export const formatDate = (at: string | Date, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), { day: "numeric", month: "short", year: "numeric", timeZone }).format(new Date(at));

/** "27 Nov, 4:15 pm". The time is isolated: beside Urdu letters its digits and "pm" would change places. */
export function formatMoment(at: string | Date, locale: Locale): string {
  const date = new Intl.DateTimeFormat(tag(locale), { day: "numeric", month: "short", timeZone }).format(new Date(at));
  const time = new Intl.DateTimeFormat(tag(locale), { hour: "numeric", minute: "2-digit", timeZone }).format(new Date(at));
  return LOCALES[locale].direction === "rtl" ? `${date}، \u2066${time}\u2069` : `${date}, ${time}`;
}

/** "2 hours ago", "in 3 days": the largest unit that fits. */
export function formatDistance(at: string | Date, now: Date, locale: Locale): string {
  const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat(tag(locale), { numeric: "auto" });
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  for (const [unit, size] of units) if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  return relative.format(0, "minute");
}
