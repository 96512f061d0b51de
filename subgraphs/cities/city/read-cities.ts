import { localizedText, notFound, type RequestContext } from "@civicgraph/kit";
import type { City } from "./city.type.ts";
import type { CityRecord, Texts } from "./city-document.ts";
import { dayInCity } from "./clock.ts";

/** The most cities that one answer holds: twice what the largest state has today. */
const MAX_CITIES = 500;

interface CityRow extends Omit<CityRecord, "numberCode" | "officeHours" | "contactNumber"> {
  state_names: Texts;
  number_code: string;
  office_hours: CityRecord["officeHours"];
  contact_number: string | null;
}

const dataAddress = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;

function cityOf(row: CityRow, locale: string, today: string): City {
  return {
    code: row.code,
    name: localizedText(row.names, locale),
    state: row.state,
    stateName: localizedText(row.state_names, locale),
    numberCode: row.number_code,
    languages: row.languages,
    latitude: row.latitude,
    longitude: row.longitude,
    outline: row.outline,
    pincodes: row.pincodes,
    officeHours: Object.entries(row.office_hours)
      .map(([weekday, hours]) => ({ weekday: Number(weekday), ...hours }))
      .sort((a, b) => a.weekday - b.weekday),
    liveServices: row.services,
    notices: (row.notices ?? [])
      .filter((notice) => notice.until === null || notice.until >= today)
      .map((notice) => ({ text: localizedText(notice.texts, locale), until: notice.until })),
    crest: row.crest ? dataAddress(row.crest) : null,
    accent: row.accent ?? null,
    contactNumber: row.contact_number,
  };
}

/** Active cities, all or those named, in one query, by name. */
export async function readCities(codes: readonly string[] | null, ctx: RequestContext): Promise<City[]> {
  let query = ctx.db
    .selectFrom("city")
    .innerJoin("state", "state.code", "city.state")
    .selectAll("city")
    .select("state.names as state_names")
    .where("city.active", "=", true)
    .limit(MAX_CITIES);
  if (codes) query = query.where("city.code", "in", [...codes]);
  const rows = (await query.execute()) as unknown as CityRow[];
  const today = dayInCity(ctx.now());
  return rows.map((row) => cityOf(row, ctx.locale, today)).sort((a, b) => a.name.localeCompare(b.name, ctx.locale));
}

/** One active city, or NOT_FOUND. */
export async function readCity(code: string, ctx: RequestContext): Promise<City> {
  const [city] = await readCities([code], ctx);
  if (!city) throw notFound();
  return city;
}
