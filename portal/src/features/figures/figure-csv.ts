import { ask } from "../../graphql/ask.ts";
import { type Figure, FigureQuery } from "../../graphql/documents/figures.ts";
import { cityDay } from "../../messages/city-day.ts";
import type { Locale } from "../../messages/locales.ts";
import { readPeriod } from "./period.ts";

/** Rows of one export; beyond it the graph itself is asked. */
const MAX_PAGES = 10;

/** A cell: quoted where it has to be, and never a formula for whoever opens it in a spreadsheet. */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : typeof value === "number" ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A figure by its groups as CSV (RFC 4180, UTF-8): values as numbers in the measure's unit, money in whole paise. */
export async function figureCsv(id: string, city: string, asked: URLSearchParams, locale: Locale): Promise<string> {
  const period = readPeriod(Object.fromEntries(asked), cityDay(new Date()));
  const by = asked.get("by");
  const groups: Figure["groups"]["nodes"] = [];
  let unit = "";
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { measure }: { measure: Figure } = await ask(
      FigureQuery,
      { id, city, by: by ? [by] : [], from: period.from, to: period.to, compareWith: "previousPeriod", order: "key", after },
      locale,
    );
    unit = measure.measure.unit;
    groups.push(...measure.groups.nodes);
    after = measure.groups.pageInfo.endCursor;
    if (!measure.groups.pageInfo.hasNextPage) break;
  }
  const head = ["code", "name", `value_${unit}`, "before", "base", "from", "to"];
  const rows = groups.map((one) => [
    one.keys.map((key) => key.code ?? "").join("/"),
    one.keys.map((key) => key.label).join(" / "),
    one.value,
    one.before,
    one.base,
    period.from,
    period.to,
  ]);
  // The mark tells a spreadsheet that these are UTF-8.
  return `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
