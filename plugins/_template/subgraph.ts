import { defineSubgraph } from "@civicgraph/kit";
import { SamplePermit } from "./application/application.entity.ts";
import { applicationService } from "./application/application.service.ts";
import { manifest } from "./manifest.ts";
import { Migration20261127_initial } from "./migrations/20261127-initial.ts";

export default defineSubgraph({
  ...applicationService,
  manifest,
  folder: import.meta.dirname,
  entities: [SamplePermit],
  orphanedTypes: [SamplePermit],
  migrations: [Migration20261127_initial],
});
