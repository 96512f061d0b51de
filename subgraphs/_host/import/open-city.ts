import type { SubgraphDefinition } from "@civicgraph/kit";
import { openOrm } from "@civicgraph/kit/database/orm";
import { provision } from "@civicgraph/kit/database/provision";
import { subgraphUrl } from "@civicgraph/kit/database/urls";
import { EVENT_CHANNEL } from "@civicgraph/kit/events/event-tables";
import { jobSchema } from "@civicgraph/kit/runtime/jobs";
import { migrateSubgraph } from "@civicgraph/kit/runtime/start-subgraph";
import { transact } from "@civicgraph/kit/runtime/transact";
import { pino } from "pino";
import { subgraphFolders } from "../discover.ts";
import { checkKeys } from "../start/check-keys.ts";
import type { StartConfig } from "../start/config.ts";
import { forget, prepareFolder, readSecrets, record, type Secrets, takeOver } from "../start/data-folder.ts";
import { type Database, runningDatabase, startDatabase } from "../start/postgres.ts";
import type { ImportRun } from "./run-import.ts";

export interface OpenCity {
  transactIn: ImportRun["transactIn"];
  close(): Promise<void>;
}

/** The database of the city on this data folder: the one that runs, or the embedded one started for as long as it is needed. */
export async function openDatabase(config: StartConfig, secrets: Secrets, say: (line: string) => void): Promise<Database> {
  const running = await runningDatabase(config, secrets.postgres);
  if (running) {
    say("the city runs: its PostgreSQL is used");
    return running;
  }
  if (config.DATABASE_URL) return startDatabase(config, secrets.postgres);
  await takeOver(config, say);
  say("the city is stopped: starting its PostgreSQL meanwhile");
  // Written down as a city's parts are, so that `start` waits for us and ends what a killed import leaves.
  record(config, [{ name: "launcher", pid: process.pid }]);
  const database = await startDatabase(config, secrets.postgres);
  const pid = database.pid();
  record(config, [{ name: "launcher", pid: process.pid }, ...(pid ? [{ name: "postgres", pid }] : [])]);
  return {
    ...database,
    async stop() {
      await database.stop();
      forget(config);
    },
  };
}

/** Opens the city's database for a command: schemas and tables brought up to date, one connection for each of these subgraphs. */
export async function openCity(
  config: StartConfig,
  definitions: readonly SubgraphDefinition[],
  say: (line: string) => void,
): Promise<OpenCity> {
  prepareFolder(config);
  const secrets = readSecrets(config);
  const database = await openDatabase(config, secrets, say);
  const urlOf = (name: string, kind: "app" | "migrator") => subgraphUrl(name, kind, database.url, secrets.database, config.env);
  const opened: { name: string; orm: Awaited<ReturnType<typeof openOrm>> }[] = [];
  const close = async () => {
    for (const { orm } of opened) await orm.close();
    await database.stop();
  };
  try {
    await checkKeys(database.url, secrets, config);
    const names = subgraphFolders().map((one) => one.name);
    await provision(database.url, names, secrets.database);
    for (const definition of definitions) {
      const { name } = definition.manifest;
      await migrateSubgraph(definition, {
        log: pino({ level: "silent" }),
        databaseUrl: (subgraph) => urlOf(subgraph, "app"),
        migratorUrl: (subgraph) => urlOf(subgraph, "migrator"),
      });
      opened.push({ name, orm: await openOrm(definition, { url: urlOf(name, "app"), poolSize: 1 }) });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    close,
    async transactIn(subgraph, work) {
      const orm = opened.find((one) => one.name === subgraph)?.orm;
      if (!orm) throw new Error(`${subgraph} was not opened`);
      let told = false;
      const result = await transact(orm.em, jobSchema(subgraph), work, () => {
        told = true;
      });
      // Consumers of a running city follow at once instead of at their next look.
      if (told) await orm.em.getConnection().execute("select pg_notify(?, ?)", [EVENT_CHANNEL, subgraph]);
      return result;
    },
  };
}
