import { writeFileSync } from "node:fs";
import { loadSubgraphs } from "../discover.ts";
import type { StartConfig } from "../start/config.ts";
import { openCity } from "./open-city.ts";
import type { ImportOptions } from "./options.ts";
import { reportJson } from "./report-json.ts";
import { reportText } from "./report-text.ts";
import { type ImportReport, readSource, runImport } from "./run-import.ts";

/** The command: reads and checks the folder, opens the city, imports, and tells. Progress goes to standard error, the report to standard output. */
export async function importCities(options: ImportOptions, config: StartConfig): Promise<ImportReport> {
  const say = (line: string) => console.error(`  ${line}`);
  const definitions = await loadSubgraphs();
  const { folder, state, cities, dryRun } = options;
  const source = { folder, state, cities };
  // Before the city is opened: a bad file should not even start a database.
  readSource({ source, definitions });
  const city = await openCity(
    config,
    definitions.filter((one) => one.masterData),
    say,
  );
  try {
    const report = await runImport({ source, definitions, dryRun, transactIn: city.transactIn });
    const render = (verbose: boolean) => (options.report === "json" ? reportJson(report) : reportText(report, verbose));
    if (options.out) writeFileSync(options.out, render(true));
    process.stdout.write(render(options.verbose));
    return report;
  } finally {
    await city.close();
  }
}
