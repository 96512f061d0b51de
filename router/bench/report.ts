import { cpus, totalmem } from "node:os";
import type { LoadResult } from "./load/run-load.ts";
import type { Usage } from "./measure/processes.ts";
import type { Spread } from "./measure/spread.ts";

export interface Measured {
  complaints: number;
  cities: number;
  vus: number;
  load: LoadResult;
  lag: Spread;
  neverInInbox: number;
  startSeconds: number;
  postgres: string;
  /** Per process: CPU used while measuring, memory at its end. */
  processes: Map<string, Usage>;
}

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const row = (...cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
const spreadRow = (name: string, spread: Spread) => row(name, spread.count, ...[0.5, 0.95, 0.99].map((share) => ms(spread.at(share))));

/** The figures as a page of Markdown that can stand in a README. */
export function report(measured: Measured): string {
  const { load, lag } = measured;
  const perSecond = load.lifecycles / load.seconds;
  const processes = [...measured.processes];
  const sum = (of: (usage: Usage) => number) => processes.reduce((total, [, usage]) => total + of(usage), 0);
  const city = processes.filter(([name]) => name !== "load generator");
  const cores = cpus();
  return [
    `**${perSecond.toFixed(1)} lifecycles/s** (file → assign → resolve → search) at ${measured.complaints.toLocaleString("en")} complaints in ${measured.cities} cities, ${measured.vus} people at once, ${Math.round(load.seconds)} s after warm-up, durable commits.`,
    "",
    row("step", "count", "p50", "p95", "p99"),
    row("---", "---:", "---:", "---:", "---:"),
    ...Object.entries(load.steps).map(([name, spread]) => spreadRow(name, spread)),
    spreadRow("every request", load.requests),
    spreadRow("whole lifecycle", load.whole),
    spreadRow("from answer to inbox", lag),
    "",
    `Errors: ${load.errors.size === 0 ? "none" : [...load.errors].map(([code, count]) => `${code} ${count}`).join(", ")}${measured.neverInInbox ? `; ${measured.neverInInbox} filings never came to the inbox` : ""}.`,
    "",
    row("process", "CPU per lifecycle", "memory"),
    row("---", "---:", "---:"),
    ...processes.map(([name, usage]) => row(name, `${(usage.cpu / load.lifecycles).toFixed(2)} ms`, `${Math.round(usage.memory)} MB`)),
    row(
      "all",
      `${(sum((usage) => usage.cpu) / load.lifecycles).toFixed(2)} ms`,
      `${Math.round(city.reduce((total, [, usage]) => total + usage.memory, 0))} MB without the load generator`,
    ),
    "",
    `From \`start\` to ready, warm and without the portal: ${measured.startSeconds.toFixed(1)} s.`,
    "",
    `Machine: ${cores[0]?.model.trim()}, ${cores.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, load generator and database included; Node ${process.versions.node}; ${measured.postgres}.`,
    "",
  ].join("\n");
}
