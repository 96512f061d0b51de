import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../start/config.ts";

export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** What a report says, each file that could not even be read counted as one failure; and one where vitest fell for a reason of its own. */
function outcomeOf(report: Report | null, code: number): Outcome {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unread = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((one) => one.status === "failed"),
  ).length;
  const failed = report.numFailedTests + unread;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: report.numPendingTests };
}

/** Runs vitest with its progress on our terminal and answers what came out, by its own report. */
export async function runVitest(args: string[], env: Record<string, string>, stopped: AbortSignal): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "civicgraph-report-"));
  const file = join(folder, "report.json");
  const child = spawn(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args],
    { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] },
  );
  const stop = () => child.kill("SIGINT");
  stopped.addEventListener("abort", stop);
  const code = await new Promise<number>((done) => child.once("exit", (status) => done(status ?? 1)));
  stopped.removeEventListener("abort", stop);
  const report = (() => {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Report;
    } catch {
      return null;
    }
  })();
  rmSync(folder, { recursive: true, force: true });
  return outcomeOf(report, code);
}
