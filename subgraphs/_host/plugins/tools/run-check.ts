import { LOCALES } from "@civicgraph/kit/locales";
import { loadSubgraphs } from "../../discover.ts";
import { readConfig } from "../../start/config.ts";
import { checkMigrations } from "./check-migrations.ts";
import { checkPlugin, type Report } from "./check-plugin.ts";
import { PLATFORM_VERSION } from "./platform-version.ts";
import { readSource } from "./read-source.ts";

/** The report for people: each check, then each finding with how it is mended. */
export function reportText({ checks, findings }: Report): string {
  const lines = checks.map((check) => {
    const found = findings.filter((one) => one.check === check);
    return [
      `${found.length ? "✗" : "✓"} ${check}`,
      ...found.map((one) => `    ${one.fault}`),
      ...[...new Set(found.map((one) => one.mend))].map((mend) => `    → ${mend}`),
    ].join("\n");
  });
  return [...lines, "", findings.length ? `${findings.length} findings` : "It may go in."].join("\n");
}

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
      report.findings.push(...(await checkMigrations(source, config.env)));
    }
    console.log(json ? JSON.stringify({ ...report, locales: LOCALES }, null, 2) : reportText(report));
    return report.findings.length ? 1 : 0;
  } finally {
    source.discard();
  }
}
