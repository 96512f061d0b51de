import { caseChanged } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

export const manifest = defineService({
  name: "notifications",
  version: "0.1.0",
  permissions: [
    { code: "notifications.operate", description: "See what became of messages of the city.", roles: ["CITY_ADMIN", "STATE_ADMIN"] },
  ],
  settings: [],
  emits: [],
  consumes: [caseChanged.type],
});
