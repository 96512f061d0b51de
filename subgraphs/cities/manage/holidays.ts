import { badInput, notFound, type RequestContext } from "@civicgraph/kit";
import type { City } from "../city/city.type.ts";
import { emitCity } from "../city/emit-city.ts";
import { readCity } from "../city/read-cities.ts";
import { isDate, needsEnglish, textFaults } from "./check-input.ts";
import type { CityTextInput } from "./city.inputs.ts";
import { textsOf } from "./update-city.ts";

const MAX_NAME = 80;

/** Closes the office on a day; the same day again renames it. Clocks that run on office hours leave it out from now on. */
export async function addHoliday(code: string, date: string, names: CityTextInput[], ctx: RequestContext): Promise<City> {
  ctx.viewer.require("cities.manage", code);
  const faults = [...textFaults(names, "names", MAX_NAME), ...needsEnglish(names, "names")];
  if (!isDate(date)) faults.push({ path: "date", code: "field.invalid" });
  if (faults.length) throw badInput(...faults);
  await ctx.transact(async (tx) => {
    const [city] = await tx.query("select code from city where code = ? for update", [code]);
    if (!city) throw notFound();
    const changed = await tx.query(
      `insert into holiday as old (city, date, names) values (?, ?::date, ?::jsonb)
       on conflict (city, date) do update set names = old.names || excluded.names
       where old.names is distinct from old.names || excluded.names returning city`,
      [code, date, JSON.stringify(textsOf(names))],
    );
    if (changed.length) await emitCity(tx, code);
  });
  return readCity(code, ctx);
}

/** Opens the office again on a day that was a holiday. NOT_FOUND where it was none. */
export async function removeHoliday(code: string, date: string, ctx: RequestContext): Promise<City> {
  ctx.viewer.require("cities.manage", code);
  if (!isDate(date)) throw badInput({ path: "date", code: "field.invalid" });
  await ctx.transact(async (tx) => {
    const removed = await tx.query("delete from holiday where city = ? and date = ?::date returning city", [code, date]);
    if (removed.length === 0) throw notFound();
    await emitCity(tx, code);
  });
  return readCity(code, ctx);
}
