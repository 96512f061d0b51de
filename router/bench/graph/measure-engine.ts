import { Pool } from "undici";
import type { BenchCity } from "../city/bench-city.ts";
import type { BenchOptions } from "../config.ts";
import { usageOf } from "../measure/processes.ts";
import { Spread } from "../measure/spread.ts";
import type { MeasuredEngine, RunningEngine } from "./engines.ts";
import type { Operation } from "./operations.ts";

export interface OperationFigures {
  perSecond: number;
  spread: Spread;
  /** Milliseconds of CPU for a request: of the engine (with the edge, where it stands before it), and of the subgraphs. */
  cpu: number;
  subgraphCpu: number;
  errors: number;
}

export interface EngineFigures {
  engine: MeasuredEngine;
  /** By the operation's name; none where this way cannot answer it. */
  operations: Map<string, OperationFigures>;
  /** Megabytes after all of it. */
  memory: number;
}

/** Asks one operation from so many connections, each without a pause; tells how long each took. */
async function load(
  running: RunningEngine,
  operation: Operation,
  connections: number,
  seconds: number,
): Promise<{ spread: Spread; errors: number; seconds: number }> {
  const url = new URL(running.urlOf(operation.subgraph) ?? "");
  const pool = new Pool(url.origin, { connections, pipelining: 1, keepAliveTimeout: 60_000 });
  const token = await operation.who?.token();
  const headers = { "content-type": "application/json", ...running.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const body = JSON.stringify({ query: operation.query, variables: operation.variables });
  const spread = new Spread();
  let errors = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  const one = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      const answer = await pool.request({ method: "POST", path: url.pathname, headers, body });
      const text = await answer.body.text();
      spread.add(performance.now() - started);
      // Whole answers begin with their data; the load generator has better to do than to parse each.
      if (answer.statusCode !== 200 || text.includes('"errors":[{')) errors++;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  await pool.close();
  return { spread, errors, seconds: (performance.now() - began) / 1000 };
}

/** Starts an engine, asks it every operation that it can answer, and stops it. */
export async function measureEngine(
  engine: MeasuredEngine,
  operations: readonly Operation[],
  { vus, seconds, warmup }: BenchOptions,
  { city }: BenchCity,
): Promise<EngineFigures> {
  const running = await engine.start();
  const hostPid = city.pids().host ?? 0;
  const figures: EngineFigures = { engine, operations: new Map(), memory: 0 };
  try {
    for (const operation of operations) {
      if (!running.urlOf(operation.subgraph)) continue;
      await load(running, operation, vus, warmup);
      const before = [usageOf(running.pid).cpu, usageOf(hostPid).cpu] as const;
      const measured = await load(running, operation, vus, seconds);
      const after = [usageOf(running.pid).cpu, usageOf(hostPid).cpu] as const;
      const { count } = measured.spread;
      figures.operations.set(operation.name, {
        perSecond: count / measured.seconds,
        spread: measured.spread,
        cpu: running.pid === hostPid ? 0 : (after[0] - before[0]) / count,
        subgraphCpu: (after[1] - before[1]) / count,
        errors: measured.errors,
      });
    }
    figures.memory = usageOf(running.pid).memory;
  } finally {
    await running.stop();
  }
  return figures;
}
