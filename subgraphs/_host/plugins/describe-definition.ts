import type { SubgraphDefinition } from "@civicgraph/kit";

/** What a service consists of beside its manifest: held against what the manifest asks for. */
export interface DefinitionParts {
  /** Event types that its consumers read. */
  consumes: string[];
  migrations: string[];
  jobs: string[];
}

export const describeDefinition = ({ consumers = [], migrations, jobs = {} }: SubgraphDefinition): DefinitionParts => ({
  consumes: [...new Set(consumers.flatMap((one) => one.events))],
  migrations: migrations.map((one) => one.name),
  jobs: Object.keys(jobs),
});
