import type { Report } from "./check-plugin.ts";

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
