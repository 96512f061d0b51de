import { badInput, notFound, type RequestContext } from "@civicgraph/kit";
import type { City } from "../city/city.type.ts";
import { emitCity } from "../city/emit-city.ts";
import { readCity } from "../city/read-cities.ts";

/** Makes a service live in a city, or takes it off; the same again changes nothing. */
export async function setServiceLive(code: string, service: string, live: boolean, ctx: RequestContext): Promise<City> {
  ctx.viewer.require("cities.manage", code);
  if (!/^[a-z][a-z0-9-]{1,60}$/.test(service)) throw badInput({ path: "service", code: "field.invalid" });
  await ctx.transact(async (tx) => {
    const [city] = await tx.query<{ services: string[] }>("select services from city where code = ? for update", [code]);
    if (!city) throw notFound();
    if (city.services.includes(service) === live) return;
    const services = live ? [...city.services, service] : city.services.filter((one) => one !== service);
    await tx.query("update city set services = ? where code = ?", [services, code]);
    await emitCity(tx, code);
  });
  return readCity(code, ctx);
}
