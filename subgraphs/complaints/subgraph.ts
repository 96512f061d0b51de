import { defineSubgraph } from "@civicgraph/kit";
import { CategoryResolver } from "./category/category.resolver.ts";
import { complaintMasterData } from "./category/import/import-categories.ts";
import { seedCategories } from "./category/seed-categories.ts";
import { Complaint } from "./complaint/complaint.entity.ts";
import { ComplaintResolver } from "./complaint/complaint.resolver.ts";
import { complaintService } from "./complaint/complaint.service.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [Complaint],
  resolvers: [...complaintService.resolvers, ComplaintResolver, CategoryResolver],
  orphanedTypes: [Complaint],
  migrations: [Migration20261124_initial],
  references: complaintService.references,
  serviceCalls: complaintService.serviceCalls,
  cron: complaintService.cron,
  seed: seedCategories,
  masterData: complaintMasterData,
});
