import { LOCALES } from "@civicgraph/kit/locales";
import { loadSubgraphs } from "../../discover.ts";
import { readConfig } from "../../start/config.ts";
import { checkPlugin } from "./check-plugin.ts";
import { PLATFORM_VERSION } from "./platform-version.ts";
import { readSource } from "./read-source.ts";
import { reportText } from "./report-text.ts";

/** `pnpm plugin:check`: 0 where it may go in, 1 where something was found. The installed partners are not asked: a checkout has none. */
export async function runCheck(where: string, { json }: { json: boolean }): Promise<number> {
  const config = readConfig();
  const source = await readSource(where, config.env);
  try {
    const report = await checkPlugin(source, {
      core: await loadSubgraphs(config.pluginsDir),
      partners: [],
      platformVersion: PLATFORM_VERSION,
    });
    if (source.folder && report.findings.length === 0) {
      report.checks.push("migrations");
      // Loaded here alone: a test database takes Ctrl-C into its own hands.
      const { checkMigrations } = await import("./check-migrations.ts");
      report.findings.push(...(await checkMigrations(source, config.env)));
    }
    console.log(json ? JSON.stringify({ ...report, locales: LOCALES }, null, 2) : reportText(report));
    return report.findings.length ? 1 : 0;
  } finally {
    source.discard();
  }
}
