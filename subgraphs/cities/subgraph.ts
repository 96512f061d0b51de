import { defineSubgraph } from "@civicgraph/kit";
import { CityResolver } from "./city/city.resolver.ts";
import { City } from "./city/city.type.ts";
import { readCities } from "./city/read-cities.ts";
import { cityMasterData } from "./import/city-master-data.ts";
import { ManageCityResolver } from "./manage/manage.resolver.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { seedCities } from "./seed/seed-cities.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [CityResolver, ManageCityResolver],
  orphanedTypes: [City],
  migrations: [Migration20261124_initial],
  references: {
    // Cities are public: whoever asks may read them.
    async City(keys, ctx) {
      const cities = await readCities([...new Set(keys.map((key) => String(key.code)))], ctx);
      const byCode = new Map(cities.map((city) => [city.code, city]));
      return keys.map((key) => byCode.get(String(key.code)) ?? null);
    },
  },
  seed: seedCities,
  masterData: cityMasterData,
});
