import type { Tx } from "@civicgraph/kit";
import type { KnownDepartment, MasterDataImport } from "@civicgraph/kit/import/master-data";
import type { ImportRow } from "@civicgraph/kit/import/plan-rows";
import { loadCategories, planCategories, writeCategories } from "../apply-categories.ts";
import { categoriesFromMdms } from "./categories-from-mdms.ts";
import { readServiceDefs, type ServiceDefsFile } from "./service-defs.ts";

/** Complaint types are a state's master; they name departments, so those stand first. */
export const complaintMasterData: MasterDataImport = {
  after: ["cities"],
  read({ folder, state }) {
    const file = readServiceDefs(folder, state);
    return {
      files: [file.path],
      steps: [{ scope: state, run: (tx, facts, options) => importCategories(tx, file, facts.departments, options) }],
    };
  },
};

/** Imports a state's complaint types in the caller's transaction: compares, writes (not in a dry run), and says what became of every row. */
export async function importCategories(
  tx: Tx,
  file: ServiceDefsFile,
  departments: readonly KnownDepartment[],
  { dryRun }: { dryRun: boolean },
): Promise<ImportRow[]> {
  const { documents, rows } = categoriesFromMdms(file, departments);
  const plan = planCategories(await loadCategories(tx, file.value.tenantId), documents);
  if (!dryRun) await writeCategories(tx, plan);
  const inSource = new Set(rows.map((row) => row.code));
  return [
    ...rows.map((row): ImportRow => {
      const planned = plan.planned.get(row.code);
      if (row.outcome || !planned) return { ...row, outcome: row.outcome ?? "refused", changes: {} };
      return { ...row, outcome: planned.outcome, changes: planned.changes };
    }),
    ...plan.notInSource
      .filter((code) => !inSource.has(code))
      .map(
        (code): ImportRow => ({
          master: "category",
          code,
          at: null,
          outcome: "notInSource",
          reasons: ["not in the source: left as it is"],
          changes: {},
        }),
      ),
  ];
}
