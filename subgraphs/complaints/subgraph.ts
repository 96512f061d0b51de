import { defineSubgraph, isUuid, mayReadCase } from "@civicgraph/kit";
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
  references: {
    // The representation may be forged: the rows are read and the reader's right to each is checked here.
    async Complaint(keys, ctx) {
      const found = await ctx.em.find(Complaint, { id: { $in: keys.map((key) => key.id).filter(isUuid) } });
      const byId = new Map(
        found
          .filter((one) => mayReadCase(ctx.viewer, { ...one, city: one.cityCode, ward: one.wardCode }, "complaints.read"))
          .map((one) => [one.id, one]),
      );
      return keys.map((key) => byId.get(String(key.id)) ?? null);
    },
  },
  serviceCalls: complaintService.serviceCalls,
  cron: complaintService.cron,
  seed: seedCategories,
  masterData: complaintMasterData,
});
