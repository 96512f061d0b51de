import { caseChanged } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

export const manifest = defineService({
  name: "documents",
  version: "0.1.0",
  permissions: [],
  settings: [
    { key: "documents.uploadsPerHour", description: "Files that one person may upload in an hour.", default: 60, min: 1, max: 10_000 },
  ],
  emits: [],
  consumes: [caseChanged.type],
});
