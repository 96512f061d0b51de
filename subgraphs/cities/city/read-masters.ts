import { type CodedName, localizedText, type RequestContext } from "@civicgraph/kit";
import { sql } from "kysely";
import type { CityHoliday } from "./city.type.ts";
import type { Texts } from "./city-document.ts";
import { dayInCity } from "./clock.ts";

/** A calendar of more than two years is nobody's question. */
const MAX_HOLIDAYS = 100;

interface CodedRow {
  state: string;
  code: string;
  names: Texts;
}

/** Active departments or designations of a state, one query for all states of a request. */
export async function codedOf(table: "department" | "designation", state: string, ctx: RequestContext): Promise<CodedName[]> {
  const loader = ctx.loader<string, CodedName[]>(table, async (states) => {
    const rows = (await ctx.db
      .selectFrom(table)
      .select(["state", "code", "names"])
      .where("state", "in", [...states])
      .where("active", "=", true)
      .execute()) as unknown as CodedRow[];
    return states.map((one) =>
      rows
        .filter((row) => row.state === one)
        .map((row) => ({ code: row.code, name: localizedText(row.names, ctx.locale) }))
        .sort((a, b) => a.name.localeCompare(b.name, ctx.locale)),
    );
  });
  return (await loader.load(state)) ?? [];
}

/** Holidays of a city from today on, soonest first, one query for all cities of a request. */
export async function holidaysOf(city: string, ctx: RequestContext): Promise<CityHoliday[]> {
  const loader = ctx.loader<string, CityHoliday[]>("holidays", async (cities) => {
    const rows = (await ctx.db
      .selectFrom("holiday")
      .select(["city", "names", sql<string>`to_char(date, 'YYYY-MM-DD')`.as("day")])
      .where("city", "in", [...cities])
      .where("date", ">=", dayInCity(ctx.now()))
      .orderBy("date")
      .execute()) as unknown as { city: string; names: Texts; day: string }[];
    return cities.map((one) =>
      rows
        .filter((row) => row.city === one)
        .slice(0, MAX_HOLIDAYS)
        .map((row) => ({ date: row.day, name: localizedText(row.names, ctx.locale) })),
    );
  });
  return (await loader.load(city)) ?? [];
}
