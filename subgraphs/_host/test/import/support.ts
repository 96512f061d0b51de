import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImportRow, RowOutcome } from "@civicgraph/kit/import/plan-rows";
import type { TestCity } from "@civicgraph/kit/testing";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import identity from "../../../identity/subgraph.ts";
import { type ImportReport, runImport } from "../../import/run-import.ts";

export const definitions = [casework, cities, complaints, identity];

/** Made by hand in DIGIT's shape, with the oddities that the field has: no real place and nobody's data. */
export const FIXTURE = join(import.meta.dirname, "fixture/kp");

/** A copy of the fixture in a folder of its own, with one of its files changed. */
export function changedFixture(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), "civicgraph-mdms-"));
  cpSync(FIXTURE, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  return folder;
}

export const importInto = (city: TestCity, folder: string, codes: string[], dryRun = false): Promise<ImportReport> =>
  runImport({
    source: { folder, state: codes[0]?.split(".")[0] ?? "", cities: codes },
    definitions,
    dryRun,
    transactIn: (subgraph, work) => city.services(subgraph).transact(work),
  });

export const rowsOf = (report: ImportReport, scope: string, master: string): ImportRow[] =>
  report.parts.filter((part) => part.scope === scope).flatMap((part) => part.rows.filter((row) => row.master === master));

/** How many rows of a master came out how. */
export function outcomes(report: ImportReport, scope: string, master: string): Partial<Record<RowOutcome, number>> {
  const counts: Partial<Record<RowOutcome, number>> = {};
  for (const { outcome } of rowsOf(report, scope, master)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** Everything that an import may write, event logs included, to be compared. */
export async function everythingIn(city: TestCity): Promise<unknown> {
  const read = (subgraph: string, tables: string[]) =>
    city
      .services(subgraph)
      .transact((tx) =>
        Promise.all(
          tables.map((table) =>
            tx.query(`select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`),
          ),
        ),
      );
  return {
    cities: await read("cities", ["state", "city", "department", "designation", "holiday", "boundary_tree", "boundary", "event"]),
    complaints: await read("complaints", ["complaint_category", "event"]),
  };
}
