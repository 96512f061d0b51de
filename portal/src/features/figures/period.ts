/** The days that a page of figures is about, both included, as `2026-11-27`. */
export interface Period {
  /** Of the presets, or `own`. */
  preset: Preset | "own";
  from: string;
  to: string;
}

export const PRESETS = ["today", "month", "lastMonth", "year", "lastYear"] as const;
export type Preset = (typeof PRESETS)[number];

const isDay = (text: unknown): text is string =>
  typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
const day = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The period that a page's address asks for; this month where it asks for none, or for what is no period. Years are the city's: from 1 April. Pure. */
export function readPeriod(asked: Record<string, string | string[] | undefined>, today: string): Period {
  if (isDay(asked.from) && isDay(asked.to) && asked.from <= asked.to) return { preset: "own", from: asked.from, to: asked.to };
  const preset = PRESETS.find((one) => one === asked.period) ?? "month";
  const [year = 0, month = 1] = today.split("-").map(Number);
  const begins = month >= 4 ? year : year - 1;
  switch (preset) {
    case "today":
      return { preset, from: today, to: today };
    case "lastMonth":
      return { preset, from: day(year, month - 2, 1), to: day(year, month - 1, 0) };
    case "year":
      return { preset, from: day(begins, 3, 1), to: today };
    case "lastYear":
      return { preset, from: day(begins - 1, 3, 1), to: day(begins, 2, 31) };
    default:
      return { preset, from: day(year, month - 1, 1), to: today };
  }
}

/** The period as an address asks for it. */
export const periodQuery = ({ preset, from, to }: Period): Record<string, string> => (preset === "own" ? { from, to } : { period: preset });
