import { readdirSync } from "node:fs";
import type { SubgraphDefinition, Tx } from "@civicgraph/kit";
import { SourceFault } from "@civicgraph/kit/import/json-file";
import type { ImportFacts, ImportStep, MasterDataSource } from "@civicgraph/kit/import/master-data";
import type { ImportRow } from "@civicgraph/kit/import/plan-rows";

/** What one step of an import did: one city or state in one subgraph. */
export interface ImportedPart {
  subgraph: string;
  scope: string;
  notes: Record<string, string>;
  rows: ImportRow[];
}

export interface ImportReport {
  folder: string;
  cities: readonly string[];
  dryRun: boolean;
  parts: ImportedPart[];
  /** Folders of the source that no service here reads, with how many files each holds. */
  unread: { folder: string; files: number }[];
  /** Where the writing was cut off: what `parts` holds stands, the rest does not. */
  cutOff: { subgraph: string; scope: string; reason: string } | null;
}

export interface ImportRun {
  source: Omit<MasterDataSource, "services">;
  definitions: readonly SubgraphDefinition[];
  dryRun: boolean;
  /** Runs work in one transaction of a subgraph's own schema, as its own role. */
  transactIn<T>(subgraph: string, work: (tx: Tx) => Promise<T>): Promise<T>;
}

type PlannedStep = ImportStep & { subgraph: string };

/** What an import would read of its source, checked as a whole before any database is touched. */
export function readSource({ source, definitions }: Pick<ImportRun, "source" | "definitions">): { steps: PlannedStep[]; files: string[] } {
  const services = new Map(
    definitions.flatMap(({ manifest: { service } }) => (service?.digitModule ? [[service.digitModule, service.id] as const] : [])),
  );
  const faults: string[] = [];
  const steps: PlannedStep[] = [];
  const files: string[] = [];
  for (const { manifest, masterData } of inOrder(definitions)) {
    try {
      const read = masterData?.read({ ...source, services });
      files.push(...(read?.files ?? []));
      steps.push(...(read?.steps ?? []).map((step) => ({ ...step, subgraph: manifest.name })));
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length) throw new SourceFault(faults);
  return { steps, files };
}

/**
 * Imports master data. Each step is one transaction in the schema of its owner, and two schemas have none in common; so all steps are
 * first planned against the database, which finds everything that can be refused, and then written in order. A step that fails for
 * another reason (the database went away) ends the import there: what was written is whole in itself, and the same call again
 * completes the rest, because what stands already is unchanged. Throws a `SourceFault` before anything is written.
 */
export async function runImport(run: ImportRun): Promise<ImportReport> {
  const { steps, files } = readSource(run);
  const report: ImportReport = {
    folder: run.source.folder,
    cities: run.source.cities,
    dryRun: run.dryRun,
    parts: [],
    unread: unreadFolders(run.source, files),
    cutOff: null,
  };
  const pass = async (dryRun: boolean, done: (part: ImportedPart) => void) => {
    const facts: ImportFacts = { departments: [] };
    for (const step of steps) {
      try {
        const rows = await run.transactIn(step.subgraph, (tx) => step.run(tx, facts, { dryRun }));
        done({ subgraph: step.subgraph, scope: step.scope, notes: step.notes ?? {}, rows });
      } catch (error) {
        if (error instanceof SourceFault && report.parts.length === 0) throw error;
        report.cutOff = { subgraph: step.subgraph, scope: step.scope, reason: (error as Error).message };
        return;
      }
    }
  };
  const planned: ImportedPart[] = [];
  await pass(true, (part) => planned.push(part));
  if (run.dryRun) report.parts = planned;
  else if (!report.cutOff) await pass(false, (part) => report.parts.push(part));
  return report;
}

/** Definitions that take master data, each after those that it names. */
function inOrder(definitions: readonly SubgraphDefinition[]): SubgraphDefinition[] {
  const waiting = definitions.filter((one) => one.masterData);
  const ordered: SubgraphDefinition[] = [];
  while (waiting.length) {
    const ready = waiting.findIndex((one) => !one.masterData?.after?.some((name) => waiting.some((other) => other.manifest.name === name)));
    if (ready < 0) throw new Error(`masterData.after goes round in a ring: ${waiting.map((one) => one.manifest.name).join(", ")}`);
    ordered.push(...waiting.splice(ready, 1));
  }
  return ordered;
}

function unreadFolders({ folder, cities }: ImportRun["source"], files: readonly string[]): ImportReport["unread"] {
  const read = new Set(files);
  const counts = new Map<string, number>();
  const ours = new Set(cities.map((city) => city.split(".")[1] ?? ""));
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = name.replaceAll("\\", "/");
    if (!path.endsWith(".json") || read.has(path)) continue;
    const [top = ""] = path.split("/");
    // Within a city's folder its modules are told apart.
    const group = ours.has(top) ? path.split("/").slice(0, 2).join("/") : top;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([group, count]) => ({ folder: group, files: count })).sort((a, b) => a.folder.localeCompare(b.folder));
}
