import { localizedText, metresBetween, type RequestContext } from "@civicgraph/kit";
import type { City, Locality } from "./city.type.ts";
import type { Coded, Texts } from "./city-document.ts";

interface CityRow {
  code: string;
  state: string;
  names: Texts;
  number_code: string;
  languages: string[];
  latitude: number | null;
  longitude: number | null;
  outline: unknown;
  services: string[];
  office_hours: Record<string, { opens: string; closes: string }>;
  accent: string | null;
  contact_number: string | null;
}

/** Active cities, all or those named, by name. */
export async function readCities(codes: readonly string[] | null, ctx: RequestContext): Promise<City[]> {
  let query = ctx.db.selectFrom("city").selectAll().where("active", "=", true).orderBy("code").limit(500);
  if (codes) query = query.where("code", "in", [...codes]);
  const rows = (await query.execute()) as unknown as CityRow[];
  const states = [...new Set(rows.map((row) => row.state))];
  const coded = async (table: string) => {
    if (states.length === 0) return [];
    return (await ctx.db
      .selectFrom(table)
      .select(["state", "code", "names", "active"])
      .where("state", "in", states)
      .where("active", "=", true)
      .orderBy("code")
      .execute()) as unknown as (Coded & { state: string })[];
  };
  const [departments, designations] = await Promise.all([coded("department"), coded("designation")]);
  const inState = (all: (Coded & { state: string })[], state: string) =>
    all.filter((one) => one.state === state).map((one) => ({ code: one.code, name: localizedText(one.names, ctx.locale) }));
  return rows.map((row) => ({
    code: row.code,
    name: localizedText(row.names, ctx.locale),
    state: row.state,
    numberCode: row.number_code,
    languages: row.languages,
    latitude: row.latitude,
    longitude: row.longitude,
    outline: row.outline,
    departments: inState(departments, row.state),
    designations: inState(designations, row.state),
    officeHours: Object.entries(row.office_hours).map(([weekday, hours]) => ({ weekday: Number(weekday), ...hours })),
    liveServices: row.services,
    accent: row.accent,
    contactNumber: row.contact_number,
  }));
}

interface BoundaryRow {
  code: string;
  type: string;
  parent: string | null;
  names: Texts;
  latitude: number | null;
  longitude: number | null;
  pincodes: string[];
}

export interface LocalitySearch {
  search?: string | null;
  pincode?: string | null;
  near?: { latitude: number; longitude: number } | null;
  code?: string | null;
  first: number;
}

const boundariesOf = (city: string, ctx: RequestContext): Promise<BoundaryRow[]> =>
  ctx.db.selectFrom("boundary").selectAll().where("city", "=", city).where("hierarchy", "=", "ADMIN").execute() as unknown as Promise<
    BoundaryRow[]
  >;

/** Localities of a city: by words in any language, by postal code, nearest first where a point is given, else by name. */
export async function findLocalities(city: string, asked: LocalitySearch, ctx: RequestContext): Promise<Locality[]> {
  const rows = await boundariesOf(city, ctx);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const words = asked.search?.trim().toLocaleLowerCase().slice(0, 100).split(/\s+/).filter(Boolean) ?? [];
  const { near } = asked;
  const found = rows
    .filter((row) => row.type === "LOCALITY" && (!asked.code || row.code === asked.code))
    .filter((row) => !asked.pincode || row.pincodes.length === 0 || row.pincodes.includes(asked.pincode))
    .filter((row) => {
      const text = Object.values(row.names).join(" ").toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((row) => ({
      row,
      name: localizedText(row.names, ctx.locale),
      distance:
        near && row.latitude !== null && row.longitude !== null
          ? metresBetween(near, { latitude: row.latitude, longitude: row.longitude })
          : null,
    }));
  found.sort((a, b) => (near ? (a.distance ?? Infinity) - (b.distance ?? Infinity) : 0) || a.name.localeCompare(b.name, ctx.locale));
  return found.slice(0, asked.first).map(({ row, name, distance }) => ({
    code: row.code,
    name,
    distance,
    pincodes: row.pincodes,
    latitude: row.latitude,
    longitude: row.longitude,
    ward: wardOf(row, byCode, ctx.locale),
  }));
}

function wardOf(row: BoundaryRow, byCode: Map<string, BoundaryRow>, locale: string) {
  for (let at: BoundaryRow | undefined = row, depth = 0; at && depth < 10; depth++) {
    if (at.type === "WARD") return { code: at.code, name: localizedText(at.names, locale) };
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return null;
}

/** Wards of a city by name. */
export async function wardsOf(city: string, ctx: RequestContext) {
  const rows = await boundariesOf(city, ctx);
  return rows
    .filter((row) => row.type === "WARD")
    .map((row) => ({ code: row.code, name: localizedText(row.names, ctx.locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, ctx.locale, { numeric: true }));
}
