import { defineSubgraph, isUuid } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { LicenceApplication } from "./application/application.entity.ts";
import { applicationService } from "./application/application.service.ts";
import { itemMasterData } from "./item/import/import-items.ts";
import { ItemResolver } from "./item/item.resolver.ts";
import { keepTermsCron } from "./licence/keep-terms.ts";
import { LicenceResolver } from "./licence/licence.resolver.ts";
import { mayReadLicence, TradeLicence } from "./licence/licence.type.ts";
import { LICENCE_COLUMNS, type LicenceRow } from "./licence/licence-row.ts";
import { manifest } from "./manifest.ts";
import { Migration20261201_initial } from "./migrations/20261201-initial.ts";
import { EstimateResolver } from "./schedule/estimate.resolver.ts";
import { ScheduleResolver } from "./schedule/schedule.resolver.ts";
import { seedLicences } from "./seed/seed-licences.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [LicenceApplication],
  resolvers: [...applicationService.resolvers, EstimateResolver, ItemResolver, LicenceResolver, ScheduleResolver],
  orphanedTypes: [LicenceApplication],
  migrations: [Migration20261201_initial],
  references: {
    ...applicationService.references,
    async TradeLicence(keys, ctx) {
      const ids = keys.map((key) => key.id).filter(isUuid);
      const rows = await rawQuery<LicenceRow>(ctx.db, `select ${LICENCE_COLUMNS} from trade_licence where id = any(?::uuid[])`, [ids]);
      const readable = rows.filter((row) => mayReadLicence(ctx.viewer, row));
      const byId = new Map(await Promise.all(readable.map(async (row) => [row.id, await TradeLicence.of(row, ctx)] as const)));
      return keys.map((key) => byId.get(String(key.id)) ?? null);
    },
  },
  serviceCalls: applicationService.serviceCalls,
  jobs: applicationService.jobs,
  consumers: applicationService.consumers,
  cron: [...applicationService.cron, keepTermsCron],
  seed: seedLicences,
  masterData: itemMasterData,
});
