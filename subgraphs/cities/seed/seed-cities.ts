import type { SubgraphServices } from "@civicgraph/kit";
import { applyCity } from "../city/apply-city.ts";
import { demoCities } from "./demo-cities.ts";

/** The demo's cities, where they are not there yet: what an import or an administrator changed in one stays. */
export async function seedCities(services: SubgraphServices): Promise<void> {
  for (const document of demoCities) {
    const { code } = document.city;
    const known = await services.db.selectFrom("city").select("code").where("code", "=", code).executeTakeFirst();
    if (!known) await services.transact((tx) => applyCity(tx, document));
  }
}
