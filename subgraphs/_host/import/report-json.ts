import type { RowOutcome } from "@civicgraph/kit/import/plan-rows";
import type { ImportReport } from "./run-import.ts";

/** The report as programs read it: every row, and in front of each part how many there are of each outcome. */
export function reportJson(report: ImportReport): string {
  const parts = report.parts.map(({ rows, ...part }) => {
    const summary: Record<string, Partial<Record<RowOutcome, number>>> = {};
    for (const { master, outcome } of rows) {
      summary[master] ??= {};
      summary[master][outcome] = (summary[master][outcome] ?? 0) + 1;
    }
    return { ...part, summary, rows };
  });
  return `${JSON.stringify({ ...report, parts }, null, 2)}\n`;
}
