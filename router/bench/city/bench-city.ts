import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOrm } from "@civicgraph/kit/database/orm";
import { subgraphUrl } from "@civicgraph/kit/database/urls";
import { transact } from "@civicgraph/kit/runtime/transact";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { type City, startCity } from "../../../subgraphs/_host/start/city.ts";
import { readConfig, type StartConfig } from "../../../subgraphs/_host/start/config.ts";
import { readSecrets, startOf } from "../../../subgraphs/_host/start/data-folder.ts";
import { startDatabase } from "../../../subgraphs/_host/start/postgres.ts";
import { applyCity } from "../../../subgraphs/cities/city/apply-city.ts";
import cities from "../../../subgraphs/cities/subgraph.ts";
import { employ, team } from "../../../subgraphs/identity/seed/demo-employees.ts";
import identity from "../../../subgraphs/identity/subgraph.ts";
import type { BenchOptions } from "../config.ts";
import { preload } from "../preload/preload.ts";
import { benchCities } from "./bench-cities.ts";
import { freePorts } from "./free-ports.ts";

export interface BenchCity {
  city: City;
  config: StartConfig;
  /** Seconds from `start` to ready, everything installed and the data there: a warm start. */
  startSeconds: number;
  complaints: number;
  stop(): Promise<void>;
}

const NAMES = ["Asha Rani", "Balbir Singh", "Charanjit Kaur", "Daljit Singh", "Ekta Sharma", "Fateh Singh", "Geeta Devi", "Hardeep Gill"];

/** A city hall in each of the cities beyond the demo's, through the subgraphs' own functions and roles, so that their events tell everyone. */
async function addCities(databaseUrl: string, secret: string, password: string): Promise<void> {
  const open = (definition: typeof cities) =>
    openOrm(definition, { url: subgraphUrl(definition.manifest.name, "app", databaseUrl, secret), poolSize: 1 });
  const [places, people] = [await open(cities), await open(identity)];
  const passwordHash = await hash(password);
  for (const document of benchCities) {
    await transact(
      places.em,
      "",
      (tx) => applyCity(tx, document),
      () => undefined,
    );
    await transact(
      people.em,
      "",
      (tx) => employ(tx, document.city.code, team(NAMES), passwordHash),
      () => undefined,
    );
  }
  await places.close();
  await people.close();
}

/** Waits until every consumer of every subgraph has read every log to its end. */
async function settle(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    "select table_schema as schema from information_schema.tables where table_name = 'consumer_checkpoint'",
  );
  const schemas = rows.map((row) => row.schema);
  const behind = schemas
    .map(
      (reader) =>
        `select count(*) as count from ${reader}.consumer_checkpoint c join (${schemas
          .map((one) => `(select '${one}' as source, epoch, xid, seq from ${one}.event order by epoch desc, xid desc, seq desc limit 1)`)
          .join(" union all ")}) last using (source) where (c.epoch, c.xid, c.seq) < (last.epoch, last.xid, last.seq)`,
    )
    .join(" union all ");
  for (let waited = 0; waited < 600; waited++) {
    const found = await client.query<{ behind: string }>(`select sum(count) as behind from (${behind}) each`);
    if (Number(found.rows[0]?.behind) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the consumers do not reach the end of the logs");
}

/** Starts a city without a portal on free ports, with its dozen cities and as many complaints as asked for in it. */
export async function startBenchCity(options: BenchOptions, say: (line: string) => void): Promise<BenchCity> {
  const folder = options.data ?? mkdtempSync(join(tmpdir(), "civicgraph-bench-"));
  const [graph, host, database, sandbox] = await freePorts(4);
  const ports = { GRAPH_PORT: String(graph), HOST_PORT: String(host), PG_PORT: String(database), SANDBOX_PORT: String(sandbox) };
  const config = readConfig({ ...options.env, ...ports, DATA_DIR: folder, PORTAL: "0", DEMO: "1" });
  if (startOf(process.pid) === null) throw new Error("this system has no /proc: memory and CPU of the processes cannot be read");

  say("starting the city a first time");
  const first = await startCity(config, { say: () => undefined });
  try {
    await first.ready();
    await addCities(first.databaseUrl, first.secrets.database, first.password);
    const client = new pg.Client({ connectionString: first.databaseUrl });
    await client.connect();
    await settle(client).finally(() => client.end());
  } finally {
    await first.stop();
  }

  // The complaints come while no consumer runs: what they would derive is written with them.
  const server = await startDatabase(config, readSecrets(config).postgres);
  const complaints = await preload(server.url, options.preload, say).finally(() => server.stop());

  say("starting the city");
  const began = performance.now();
  const city = await startCity(config, { say: () => undefined, gaveUp: (line) => say(line) });
  const stop = async () => {
    await city.stop();
    if (!options.data) rmSync(folder, { recursive: true, force: true });
  };
  await city.ready().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { city, config, startSeconds: (performance.now() - began) / 1000, complaints, stop };
}
