import { caseChanged, cityChanged, paymentChanged, serviceRegistered } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

export const manifest = defineService({
  name: "notifications",
  version: "0.1.0",
  permissions: [
    {
      code: "notifications.operate",
      description: "See what became of the city's messages and have them sent again.",
      roles: ["CITY_ADMIN", "STATE_ADMIN"],
    },
  ],
  settings: [],
  emits: [],
  consumes: [caseChanged.type, paymentChanged.type, serviceRegistered.type, cityChanged.type],
});
