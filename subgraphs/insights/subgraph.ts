import { defineSubgraph } from "@civicgraph/kit";
import { projectionConsumer } from "@civicgraph/kit/projections/consumers";
import { caseFacts } from "./facts/case-facts.ts";
import { moneyFacts } from "./facts/money-facts.ts";
import { RebuildResolver } from "./facts/rebuild.resolver.ts";
import { manifest } from "./manifest.ts";
import { MeasureResolver } from "./measure/measure.resolver.ts";
import { Migration20261127_initial } from "./migrations/20261127-initial.ts";
import { categoryNames } from "./registry/category-names.consumer.ts";
import { registryConsumer } from "./registry/registry.consumer.ts";
import { TargetResolver } from "./target/target.resolver.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [MeasureResolver, TargetResolver, RebuildResolver],
  migrations: [Migration20261127_initial],
  consumers: [projectionConsumer, registryConsumer, categoryNames, caseFacts, moneyFacts],
});
