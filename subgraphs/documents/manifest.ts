import { caseChanged, cityChanged, serviceRegistered } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

export const manifest = defineService({
  name: "documents",
  version: "0.1.0",
  permissions: [],
  settings: [
    {
      key: "documents.uploadsPerHour",
      scope: "platform",
      description: "Files that one person may send in an hour; refused ones count.",
      default: 60,
      min: 1,
      max: 10_000,
    },
    {
      key: "documents.maxMegabytes",
      scope: "platform",
      description: "The largest file that is taken, in megabytes (2^20 bytes).",
      default: 8,
      min: 1,
      max: 20,
    },
  ],
  emits: [],
  consumes: [caseChanged.type, cityChanged.type, serviceRegistered.type],
});
