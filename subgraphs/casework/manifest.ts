import { caseChanged, cityChanged, serviceRegistered } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

export const manifest = defineService({
  name: "casework",
  version: "0.1.0",
  permissions: [],
  settings: [],
  emits: [],
  consumes: [caseChanged.type, serviceRegistered.type, cityChanged.type],
});
