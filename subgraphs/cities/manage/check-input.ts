import { type FieldFault, LOCALES } from "@civicgraph/kit";
import type { CityTextInput, UpdateCityInput } from "./city.inputs.ts";

const MAX_NAME = 80;
const MAX_NOTICE = 300;
const MAX_NOTICES = 5;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A day of the calendar, YYYY-MM-DD. */
export const isDate = (text: string): boolean =>
  /^2\d{3}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** Faults of texts by language: known languages, once each, not blank, not too long. */
export function textFaults(texts: readonly CityTextInput[], path: string, max: number): FieldFault[] {
  const seen = new Set<string>();
  return texts.flatMap(({ locale, text }, index): FieldFault[] => {
    const at = `${path}[${index}]`;
    const again = seen.has(locale);
    seen.add(locale);
    if (again || !(LOCALES as readonly string[]).includes(locale)) return [{ path: `${at}.locale`, code: "field.unknown" }];
    if (text.trim() === "") return [{ path: `${at}.text`, code: "field.required" }];
    return text.length > max ? [{ path: `${at}.text`, code: "field.tooLong", values: { max } }] : [];
  });
}

/** English is what every other language falls back to. */
export const needsEnglish = (texts: readonly CityTextInput[], path: string): FieldFault[] =>
  texts.some((one) => one.locale === "en") ? [] : [{ path, code: "field.englishNeeded" }];

/** Everything that is wrong with a change of a city. */
export function updateFaults({ names, officeHours, notices }: UpdateCityInput): FieldFault[] {
  const faults = textFaults(names ?? [], "input.names", MAX_NAME);
  const days = new Set<number>();
  for (const [index, { weekday, opens, closes }] of (officeHours ?? []).entries()) {
    const at = `input.officeHours[${index}]`;
    if (weekday < 0 || weekday > 6 || days.has(weekday)) faults.push({ path: `${at}.weekday`, code: "field.invalid" });
    days.add(weekday);
    if (!TIME.test(opens)) faults.push({ path: `${at}.opens`, code: "field.invalid" });
    if (!TIME.test(closes) || closes <= opens) faults.push({ path: `${at}.closes`, code: "field.invalid" });
  }
  if ((notices?.length ?? 0) > MAX_NOTICES) faults.push({ path: "input.notices", code: "field.tooMany", values: { max: MAX_NOTICES } });
  for (const [index, { texts, until }] of (notices ?? []).slice(0, MAX_NOTICES).entries()) {
    const at = `input.notices[${index}]`;
    faults.push(...textFaults(texts, `${at}.texts`, MAX_NOTICE), ...needsEnglish(texts, `${at}.texts`));
    if (until && !isDate(until)) faults.push({ path: `${at}.until`, code: "field.invalid" });
  }
  return faults;
}
