import type { OfficeHours } from "../city/city-document.ts";

/** A value as we keep it, and what had to be said about how it came. */
export interface Read<T> {
  value: T;
  reasons: string[];
}

/** Postal codes: six digits, the first not zero. In the field they come as numbers. */
export function readPincodes(raw: readonly (number | string)[] | null | undefined): Read<string[]> {
  const reasons: string[] = [];
  const value: string[] = [];
  for (const one of raw ?? []) {
    const code = String(one).replace(/\s/g, "");
    if (!/^[1-9]\d{5}$/.test(code)) reasons.push(`postal code ${JSON.stringify(one)} is none, left out`);
    else if (!value.includes(code)) value.push(code);
  }
  if (raw?.some((one) => typeof one === "number")) reasons.push("postal codes are numbers in the source, kept as text");
  return { value, reasons };
}

const asNumber = (raw: number | string | null | undefined) => (raw === null || raw === undefined || raw === "" ? null : Number(raw));

/** A point on the earth; 0/0 stands for none, and in India (6–38° north, 68–98° east) swapped values can be told. */
export function readPoint(
  rawLatitude: number | string | null | undefined,
  rawLongitude: number | string | null | undefined,
): Read<{ latitude: number; longitude: number } | null> {
  const latitude = asNumber(rawLatitude);
  const longitude = asNumber(rawLongitude);
  const none = (reason: string) => ({ value: null, reasons: [reason] });
  if (latitude === null && longitude === null) return none("no point");
  if (latitude === null || longitude === null) return none("half a point, left out");
  if (latitude === 0 && longitude === 0) return none("no point (0, 0)");
  if (latitude >= 68 && latitude <= 98 && longitude >= 6 && longitude <= 38) {
    return { value: { latitude: longitude, longitude: latitude }, reasons: ["latitude and longitude were swapped, put right"] };
  }
  // Written this way round, what is no number at all is refused too.
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return none("the point is not on the earth, left out");
  return { value: { latitude, longitude }, reasons: [] };
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** `9.00 AM` → `09:00`; null where it is no time. */
function clockTime(raw: string): string | null {
  const match = /^(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?m\.?$/i.exec(raw.trim());
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (hour < 1 || hour > 12 || minute > 59) return null;
  const inDay = (hour % 12) + (match[3]?.toLowerCase() === "p" ? 12 : 0);
  return `${String(inDay).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** `Mon - Fri` → 1…5; empty where it names no days. */
function weekdays(raw: string): number[] {
  const [from = -1, to = from] = raw.split(/-|–|to/i).map((part) => WEEKDAYS.indexOf(part.trim().slice(0, 3).toLowerCase()));
  if (from < 0 || to < 0) return [];
  const days = ((to - from + 7) % 7) + 1;
  return Array.from({ length: days }, (_, index) => (from + index) % 7);
}

/** Office hours as DIGIT writes them: `{"Mon - Fri": "9.00 AM - 6.00 PM"}`. */
export function readOfficeHours(raw: Record<string, string> | null | undefined): Read<OfficeHours> {
  const reasons: string[] = [];
  const value: OfficeHours = {};
  for (const [days, hours] of Object.entries(raw ?? {})) {
    const [opens = null, closes = null] = hours.split(/-|–/).map(clockTime);
    const named = weekdays(days);
    if (named.length === 0 || !opens || !closes || closes <= opens) {
      reasons.push(`office hours ${JSON.stringify(`${days}: ${hours}`)} cannot be read, left out`);
      continue;
    }
    for (const day of named) value[String(day)] = { opens, closes };
  }
  return { value, reasons };
}
