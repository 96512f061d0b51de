import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Tx } from "@civicgraph/kit";
import { type Day, dayInCity } from "@civicgraph/kit/calendar/day";
import type { MasterDataImport } from "@civicgraph/kit/import/master-data";
import { type ImportRow, mergeTexts, planRecord } from "@civicgraph/kit/import/plan-rows";
import { type BillingService, billingServiceSchema } from "../billing-service.ts";
import { findBillingService } from "../read-masters.ts";
import { writeMaster } from "../set-billing-service.ts";
import { type BillingFiles, readBillingFiles } from "./billing-files.ts";
import { type StatedService, servicesFromMdms } from "./services-from-mdms.ts";

/** Arrears of many years are brought in with a city: what is new to us holds for all of them. */
const SINCE_EVER: Day = "1990-04-01";

/** How services bill is a state's master. A state without the files has none to import. */
export const billingMasterData: MasterDataImport = {
  read({ folder, state, services }) {
    if (!existsSync(join(folder, "BillingService"))) return { files: [], steps: [] };
    const files = readBillingFiles(folder, state);
    return {
      files: Object.values(files).map((one) => one.path),
      steps: [{ scope: state, run: (tx, _facts, { dryRun }) => importBilling(tx, files, { state, services, dryRun, now: new Date() }) }],
    };
  },
};

/** `PT.RENEWAL` → `PT-RENEWAL/{CITY}/{FY}/{SEQ:6}`. */
const receiptNumberFor = (service: string) => `${service.replace(/[^A-Za-z0-9]+/g, "-").toUpperCase()}/{CITY}/{FY}/{SEQ:6}`;

function merge(ours: BillingService | null, theirs: StatedService) {
  // The source knows neither rules nor numbers: ours stay, and a new service begins without rules.
  const whole = { ...theirs, ...(ours ? {} : { rules: [], receiptNumber: receiptNumberFor(theirs.service) }) } as BillingService;
  return planRecord<BillingService>(ours ?? undefined, whole, { names: mergeTexts });
}

/** Compares with what is in force, writes what changed (not in a dry run) from today on, and says what became of every row. */
export async function importBilling(
  tx: Tx,
  files: BillingFiles,
  { state, services, dryRun, now }: { state: string; services: ReadonlyMap<string, string>; dryRun: boolean; now: Date },
): Promise<ImportRow[]> {
  const { stated, rows } = servicesFromMdms(files, services);
  const today = dayInCity(now);
  const report: ImportRow[] = [];
  for (const row of rows) {
    const theirs = stated.get(row.code);
    if (row.outcome || !theirs) {
      report.push({ ...row, outcome: row.outcome ?? "refused", changes: {} });
      continue;
    }
    const ours = await findBillingService(tx.query, { city: state, service: row.code, on: today });
    const { record, outcome, changes } = merge(ours, theirs);
    const checked = billingServiceSchema.safeParse(record);
    if (!checked.success) {
      const reasons = checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
      report.push({ ...row, outcome: "refused", reasons, changes: {} });
      continue;
    }
    if (outcome !== "unchanged" && !dryRun) {
      const change = { city: state, effectiveFrom: ours ? today : SINCE_EVER, document: checked.data, reason: `Master data, ${row.at}` };
      await writeMaster(tx, change, "import", now);
    }
    report.push({ ...row, outcome, changes });
  }
  return report;
}
