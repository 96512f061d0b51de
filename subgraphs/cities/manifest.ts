import { boundariesChanged, cityChanged } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

export const manifest = defineService({
  name: "cities",
  version: "0.1.0",
  permissions: [
    {
      code: "cities.manage",
      description: "Names, office hours, holidays, notices and live services of the city.",
      roles: ["CITY_ADMIN", "STATE_ADMIN"],
    },
  ],
  settings: [],
  emits: [cityChanged.type, boundariesChanged.type],
  consumes: [],
});
