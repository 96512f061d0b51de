import { defineSubgraph } from "@civicgraph/kit";
import { applyCity } from "./city/apply-city.ts";
import { CityResolver } from "./city/city.resolver.ts";
import { City } from "./city/city.type.ts";
import { readCities } from "./city/read-cities.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { demoCities } from "./seed/demo-cities.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [CityResolver],
  orphanedTypes: [City],
  migrations: [Migration20261124_initial],
  references: {
    City: async (keys, ctx) => {
      const found = new Map(
        (
          await readCities(
            keys.map((key) => String(key.code)),
            ctx,
          )
        ).map((city) => [city.code, city]),
      );
      return keys.map((key) => found.get(String(key.code)) ?? null);
    },
  },
  // Only a city that is not there yet: what an import or an administrator changed stays.
  async seed(services) {
    for (const document of demoCities) {
      const known = await services.db.selectFrom("city").select("code").where("code", "=", document.code).executeTakeFirst();
      if (!known) await services.transact((tx) => applyCity(tx, document));
    }
  },
});
