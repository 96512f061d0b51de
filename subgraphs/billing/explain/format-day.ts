import type { Day } from "@civicgraph/kit/calendar/day";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day as people of that language write it: `1 April 2026`. */
export function formatDay(day: Day, locale: string): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(`${locale}-IN-u-nu-latn-ca-gregory`, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    formats.set(locale, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}
