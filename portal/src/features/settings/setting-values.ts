import type { SettingValue } from "../../graphql/documents/settings.ts";

/** What was typed, as the setting's type wants it; undefined where it is none. The bounds are the graph's to check. Pure. */
export function readValue(type: string, text: string): SettingValue | undefined {
  if (text === "") return undefined;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : undefined;
  if (type === "text") return text;
  const plain = text.replace(/[,\s]/g, "");
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

const INDIA = "+05:30";

/** The moment at which a day begins in the city; null where it is no day. A day that began already begins anew now: that is "at once". Pure. */
export function dayBegins(day: string, now = new Date()): string | null {
  const match = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00${INDIA}`) : null;
  if (!match || Number.isNaN(match.getTime())) return null;
  const today = match <= now && now.getTime() - match.getTime() < 86_400_000;
  return (today ? now : match).toISOString();
}
