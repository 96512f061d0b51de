import { badInput, notFound, type RequestContext } from "@civicgraph/kit";
import type { City } from "../city/city.type.ts";
import type { Notice, OfficeHours, Texts } from "../city/city-document.ts";
import { emitCity } from "../city/emit-city.ts";
import { readCity } from "../city/read-cities.ts";
import { updateFaults } from "./check-input.ts";
import type { CityTextInput, UpdateCityInput } from "./city.inputs.ts";

export const textsOf = (texts: readonly CityTextInput[]): Texts => Object.fromEntries(texts.map((one) => [one.locale, one.text.trim()]));

/** Changes names, office hours or notices of a city. Nothing is written, and nobody told, where nothing differs. */
export async function updateCity(code: string, input: UpdateCityInput, ctx: RequestContext): Promise<City> {
  ctx.viewer.require("cities.manage", code);
  const faults = updateFaults(input);
  if (faults.length) throw badInput(...faults);
  const names = textsOf(input.names ?? []);
  const officeHours: OfficeHours | null = input.officeHours
    ? Object.fromEntries(input.officeHours.map(({ weekday, opens, closes }) => [String(weekday), { opens, closes }]))
    : null;
  const notices = input.notices?.map(({ texts, until }): Notice => ({ texts: textsOf(texts), until: until ?? null })) ?? null;
  await ctx.transact(async (tx) => {
    const [found] = await tx.query("select code from city where code = ? for update", [code]);
    if (!found) throw notFound();
    const changed = await tx.query(
      `update city set names = next.names, office_hours = next.office_hours, notices = next.notices
       from (select code, names || ?::jsonb as names, coalesce(?::jsonb, office_hours) as office_hours, coalesce(?::jsonb, notices) as notices
             from city where code = ?) next
       where city.code = next.code and (city.names, city.office_hours, city.notices) is distinct from (next.names, next.office_hours, next.notices)
       returning city.code`,
      [JSON.stringify(names), officeHours && JSON.stringify(officeHours), notices && JSON.stringify(notices), code],
    );
    if (changed.length) await emitCity(tx, code);
  });
  return readCity(code, ctx);
}
