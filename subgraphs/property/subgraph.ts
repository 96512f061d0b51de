import { defineSubgraph, isUuid, mayReadCase } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { PropertyApplication } from "./application/application.entity.ts";
import { ApplicationResolver } from "./application/application.resolver.ts";
import { applicationService } from "./application/application.service.ts";
import { assessRollJob } from "./assessment/assess-roll.ts";
import { AssessmentResolver } from "./assessment/assessment.resolver.ts";
import { notRaised } from "./assessment/not-raised.ts";
import { raiseDemandJob } from "./assessment/raise-demand.ts";
import { EstimateResolver } from "./estimate/estimate.resolver.ts";
import { manifest } from "./manifest.ts";
import { Migration20261127_initial } from "./migrations/20261127-initial.ts";
import { mayReadProperty } from "./registry/property.policy.ts";
import { PropertyResolver } from "./registry/property.resolver.ts";
import { PROPERTY_COLUMNS, type PropertyRow } from "./registry/property-row.ts";
import { toProperty } from "./registry/to-property.ts";
import { UsageResolver } from "./registry/usage.resolver.ts";
import { rateMasterData } from "./rule-pack/import/import-rates.ts";
import { RulePackResolver } from "./rule-pack/rule-pack.resolver.ts";
import { seedProperty } from "./seed/seed-property.ts";

const uuidsOf = (keys: readonly Record<string, unknown>[]) => keys.map((key) => key.id).filter(isUuid);

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [PropertyApplication],
  resolvers: [
    ...applicationService.resolvers,
    ApplicationResolver,
    AssessmentResolver,
    EstimateResolver,
    PropertyResolver,
    RulePackResolver,
    UsageResolver,
  ],
  orphanedTypes: [PropertyApplication],
  migrations: [Migration20261127_initial],
  references: {
    // Representations may be forged: the rows are read and the reader's right to each is checked here.
    async PropertyApplication(keys, ctx) {
      const found = await ctx.em.find(PropertyApplication, { id: { $in: uuidsOf(keys) } });
      const readable = found.filter((one) => mayReadCase(ctx.viewer, { ...one, city: one.cityCode, ward: one.wardCode }, "property.read"));
      const byId = new Map(readable.map((one) => [one.id, one]));
      return keys.map((key) => byId.get(String(key.id)) ?? null);
    },
    async Property(keys, ctx) {
      const rows = await rawQuery<PropertyRow>(ctx.db, `select ${PROPERTY_COLUMNS} from property where id = any(?::uuid[])`, [
        uuidsOf(keys),
      ]);
      const byId = new Map(rows.filter((row) => mayReadProperty(ctx.viewer, row)).map((row) => [row.id, toProperty(row, ctx.t)]));
      return keys.map((key) => byId.get(String(key.id)) ?? null);
    },
  },
  serviceCalls: applicationService.serviceCalls,
  jobs: { "raise-demand": raiseDemandJob, "assess-roll": assessRollJob },
  cron: applicationService.cron,
  health: notRaised,
  seed: seedProperty,
  masterData: rateMasterData,
});
