import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@civicgraph/kit";
import { financialYear } from "@civicgraph/kit/case/number";
import type { MasterDataImport } from "@civicgraph/kit/import/master-data";
import type { ImportRow } from "@civicgraph/kit/import/plan-rows";
import { v7 as uuid } from "uuid";
import { rulePackSchema } from "../../tax/rule-pack.ts";
import { packFor } from "../read-packs.ts";
import { type RateFiles, readRateFiles } from "./rate-files.ts";
import { ratesFromMdms, type StatedRates } from "./rates-from-mdms.ts";

/** Exemptions and cesses are a state's masters. A state without the files has none to import. */
export const rateMasterData: MasterDataImport = {
  read({ folder, state }) {
    if (!existsSync(join(folder, "PropertyTax/OwnerType.json"))) return { files: [], steps: [] };
    const files = readRateFiles(folder, state);
    return {
      files: Object.values(files).map((one) => one.path),
      steps: [{ scope: state, run: (tx, _facts, { dryRun }) => importRates(tx, files, { state, dryRun, now: new Date() }) }],
    };
  },
};

function statedOf(rates: StatedRates, master: string, code: string): unknown {
  if (master === "cess") return rates.cesses.find((one) => one.id === code);
  return master === "exemption by owner" ? rates.ownerExemptions[code] : rates.usageExemptions[code];
}

/**
 * Puts what the masters say over the state's pack in force, as a draft: an import sets nobody's tax, an officer who signs it does.
 * Without a pack there is no table of rates to put it over, and every row is refused.
 */
export async function importRates(
  tx: Tx,
  files: RateFiles,
  { state, dryRun, now }: { state: string; dryRun: boolean; now: Date },
): Promise<ImportRow[]> {
  const { rates, rows } = ratesFromMdms(files);
  const year = financialYear(now);
  const [waiting] = await tx.query<{ document: unknown }>(
    "select document from rule_pack where city = ? and from_year = ? and signed_at is null and proposed_by = 'import' order by proposed_at desc limit 1",
    [state, year],
  );
  const ours = waiting ? rulePackSchema.parse(waiting.document) : (await packFor(tx.query, state, year))?.document;
  const report = rows.map((row): ImportRow => {
    if (row.outcome || !ours) {
      const reasons = row.outcome ? row.reasons : ["no pack with a table of rates is in force for the state"];
      return { ...row, outcome: row.outcome ?? "refused", reasons, changes: {} };
    }
    const from = statedOf(ours, row.master, row.code);
    const to = statedOf(rates, row.master, row.code);
    if (isDeepStrictEqual(from, to)) return { ...row, outcome: "unchanged", changes: {} };
    return from === undefined ? { ...row, outcome: "taken", changes: {} } : { ...row, outcome: "changed", changes: { rule: { from, to } } };
  });
  if (!ours || dryRun || report.every((row) => row.outcome === "unchanged" || row.outcome === "refused")) return report;
  const document = {
    ...ours,
    ownerExemptions: { ...ours.ownerExemptions, ...rates.ownerExemptions },
    usageExemptions: { ...ours.usageExemptions, ...rates.usageExemptions },
    // A cess that only we have stays.
    cesses: [...ours.cesses.filter((one) => !rates.cesses.some(({ id }) => id === one.id)), ...rates.cesses],
  };
  await tx.query(
    "insert into rule_pack (id, city, from_year, document, reason, proposed_by, proposed_at) values (?, ?, ?, ?::jsonb, ?, 'import', ?)",
    [uuid(), state, year, JSON.stringify(rulePackSchema.parse(document)), "Exemptions and cesses of the state's master data", now],
  );
  return report;
}
