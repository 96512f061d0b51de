import { cpus, totalmem } from "node:os";
import type { BenchCity } from "../city/bench-city.ts";
import type { BenchOptions } from "../config.ts";
import type { EngineFigures } from "./measure-engine.ts";
import type { Operation } from "./operations.ts";

const row = (...cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
const fixed = (value: number) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : String(Math.round(value)));

/** The figures as a page of Markdown: a table for each operation, and the memory of each engine. */
export function graphReport(
  results: EngineFigures[],
  operations: readonly Operation[],
  { complaints }: BenchCity,
  { vus, seconds }: BenchOptions,
): string {
  const nameOf = ({ engine }: EngineFigures) =>
    `${engine.name}${engine.edge ? ", behind the edge" : engine.edge === false ? ", alone" : ""}`;
  const tables = operations.flatMap(({ name, what }) => [
    `**${name}** (${what})`,
    "",
    row("way to the subgraphs", "requests/s", "p50", "p99", "CPU of the engine", "CPU of the subgraphs", "errors"),
    row("---", "---:", "---:", "---:", "---:", "---:", "---:"),
    ...results.flatMap((result) => {
      const figures = result.operations.get(name);
      if (!figures) return [];
      const { perSecond, spread, cpu, subgraphCpu, errors } = figures;
      const engine = result.engine.edge === null ? "" : `${cpu.toFixed(2)} ms`;
      return [
        row(
          nameOf(result),
          Math.round(perSecond),
          `${fixed(spread.at(0.5))} ms`,
          `${fixed(spread.at(0.99))} ms`,
          engine,
          `${subgraphCpu.toFixed(2)} ms`,
          errors || "none",
        ),
      ];
    }),
    "",
  ]);
  const cores = cpus();
  return [
    ...tables,
    row("way to the subgraphs", "memory"),
    row("---", "---:"),
    ...results.filter(({ engine }) => engine.edge !== null).map((result) => row(nameOf(result), `${Math.round(result.memory)} MB`)),
    "",
    `${vus} connections without a pause, ${seconds} s each, ${complaints.toLocaleString("en")} complaints in the city. Machine: ${cores[0]?.model.trim()}, ${cores.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, load generator, subgraphs and database included; Node ${process.versions.node}.`,
    "",
  ].join("\n");
}
