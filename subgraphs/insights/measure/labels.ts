import { type KnownBoundary, type KnownCity, localizedText, type RequestContext } from "@civicgraph/kit";
import type { KnownMeasure, Registry } from "../registry/read-measures.ts";

type Names = ReadonlyMap<string, string>;

const place = (name: string) => name === "ward" || name === "locality";
const DATES: Record<string, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  month: { month: "long", year: "numeric", timeZone: "UTC" },
};

/** Names of the codes of one dimension, in the reader's language. Where there is none, the code stands for itself. */
export async function labelsOf(
  dimension: string,
  codes: readonly string[],
  { cities, measure, registry }: { cities: readonly string[]; measure: KnownMeasure; registry: Registry },
  ctx: RequestContext,
): Promise<Names> {
  const { locale } = ctx;
  const each = (nameOf: (code: string) => string | undefined): Names => new Map(codes.map((code) => [code, nameOf(code) ?? code]));
  const date = DATES[dimension];
  if (date) {
    const format = new Intl.DateTimeFormat(locale === "ur" ? "ur-IN" : `${locale}-IN`, date);
    return each((code) => format.format(new Date(`${code.length === 7 ? `${code}-01` : code}T00:00:00Z`)));
  }
  if (place(dimension)) {
    const rows = (await ctx.db
      .selectFrom("known_boundary")
      .select(["code", "names"])
      .where("city", "in", [...cities])
      .where("code", "in", [...codes])
      .execute()) as Pick<KnownBoundary, "code" | "names">[];
    const names = new Map(rows.map((row) => [row.code, localizedText(row.names, locale)]));
    return each((code) => names.get(code));
  }
  if (dimension === "city" || dimension === "department") {
    const rows = (await ctx.db
      .selectFrom("known_city")
      .select("facts")
      .where("code", "in", [...cities])
      .execute()) as { facts: KnownCity }[];
    const named = rows.flatMap(({ facts }) => (dimension === "city" ? [facts] : facts.departments));
    const names = new Map(named.map((one) => [one.code, localizedText(one.names, locale)]));
    return each((code) => names.get(code));
  }
  if (dimension === "employee") {
    const rows = await ctx.db
      .selectFrom("known_employee")
      .select(["id", "name"])
      .where("id", "in", [...codes])
      .execute();
    const names = new Map(rows.map((row) => [row.id as string, row.name as string]));
    return each((code) => names.get(code));
  }
  if (dimension === "service")
    return each((code) => registry.services.get(code)?.translate(locale)(registry.services.get(code)?.labelKey ?? code));
  const own = [...registry.services.values()].filter(({ id }) => measure.services === null || measure.services.includes(id));
  const said = (key: string) => {
    const texts = [...own.map((service) => service.translate(locale)(key)), ctx.t(key)];
    return texts.find((text) => text !== key);
  };
  if (dimension === "category") {
    const scopes = [...new Set(cities.map((city) => city.split(".")[0] ?? city)), ...cities];
    const rows = (await ctx.db
      .selectFrom("category_name")
      .select(["scope", "code", "names"])
      .where("scope", "in", scopes)
      .where("code", "in", [...codes])
      .execute()) as { scope: string; code: string; names: Record<string, string> }[];
    // Over several cities the state's name says what all of them mean; within one its own stands first.
    const ofCity = (row: { scope: string }) => row.scope.includes(".");
    rows.sort((a, b) => (ofCity(a) === ofCity(b) ? 0 : ofCity(a) === (cities.length === 1) ? -1 : 1));
    return each((code) => {
      const row = rows.find((one) => one.code === code);
      return row ? localizedText(row.names, locale) : said(`category.${code}`);
    });
  }
  if (["state", "head", "channel", "mode"].includes(dimension)) return each((code) => said(`${dimension}.${code}`));
  return each(() => undefined);
}
