import { combineCaseServices, defineSubgraph, isUuid } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { PropertyApplication } from "./application/application.entity.ts";
import { ApplicationResolver } from "./application/application.resolver.ts";
import { applicationService } from "./application/application.service.ts";
import { assessRollJob } from "./assessment/assess-roll.ts";
import { AssessmentResolver } from "./assessment/assessment.resolver.ts";
import { notRaised } from "./assessment/not-raised.ts";
import { raiseDemandJob } from "./assessment/raise-demand.ts";
import { PropertyDivision } from "./division/division.entity.ts";
import { divisionService } from "./division/division.service.ts";
import { EstimateResolver } from "./estimate/estimate.resolver.ts";
import { manifest } from "./manifest.ts";
import { Migration20261127_initial } from "./migrations/20261127-initial.ts";
import { Migration20261128_transfer } from "./migrations/20261128-transfer.ts";
import { Migration20261129_search } from "./migrations/20261129-search.ts";
import { Migration20261130_division } from "./migrations/20261130-division.ts";
import { mayReadProperty } from "./registry/property.policy.ts";
import { PropertyResolver } from "./registry/property.resolver.ts";
import { PROPERTY_COLUMNS, type PropertyRow } from "./registry/property-row.ts";
import { toProperty } from "./registry/to-property.ts";
import { UsageResolver } from "./registry/usage.resolver.ts";
import { rateMasterData } from "./rule-pack/import/import-rates.ts";
import { RulePackResolver } from "./rule-pack/rule-pack.resolver.ts";
import { seedProperty } from "./seed/seed-property.ts";
import { handOverAccountJob } from "./transfer/hand-over-account.ts";
import { PropertyTransfer } from "./transfer/transfer.entity.ts";
import { transferService } from "./transfer/transfer.service.ts";

const cases = combineCaseServices(applicationService, transferService, divisionService);
const uuidsOf = (keys: readonly Record<string, unknown>[]) => keys.map((key) => key.id).filter(isUuid);

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [PropertyApplication, PropertyTransfer, PropertyDivision],
  resolvers: [
    ...cases.resolvers,
    ApplicationResolver,
    AssessmentResolver,
    EstimateResolver,
    PropertyResolver,
    RulePackResolver,
    UsageResolver,
  ],
  orphanedTypes: [PropertyApplication, PropertyTransfer, PropertyDivision],
  migrations: [Migration20261127_initial, Migration20261128_transfer, Migration20261129_search, Migration20261130_division],
  references: {
    ...cases.references,
    async Property(keys, ctx) {
      const rows = await rawQuery<PropertyRow>(ctx.db, `select ${PROPERTY_COLUMNS} from property where id = any(?::uuid[])`, [
        uuidsOf(keys),
      ]);
      const byId = new Map(rows.filter((row) => mayReadProperty(ctx.viewer, row)).map((row) => [row.id, toProperty(row, ctx.t)]));
      return keys.map((key) => byId.get(String(key.id)) ?? null);
    },
  },
  serviceCalls: cases.serviceCalls,
  jobs: { ...cases.jobs, "raise-demand": raiseDemandJob, "assess-roll": assessRollJob, "hand-over-account": handOverAccountJob },
  consumers: cases.consumers,
  cron: cases.cron,
  health: notRaised,
  seed: seedProperty,
  masterData: rateMasterData,
});
