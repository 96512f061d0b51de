import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { Child } from "./child.ts";
import { type StartConfig, StartError } from "./config.ts";
import { startOf } from "./data-folder.ts";
import { accountForPostgres, type Binaries, closedTo, findBinaries, prepareCluster } from "./postgres-cluster.ts";

/** The administrator's URL of the embedded server that listens there. */
const adminUrl = (password: string, port: number) => `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}`;

export interface Database {
  /** Administrator's URL of the city's database. */
  url: string;
  /** Null where the server is not ours. */
  pid(): number | null;
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export interface Watch {
  /** The server has begun, ended or begun again. */
  changed(): void;
  /** It cannot be kept alive. */
  gaveUp(line: string): void;
}

const unwatched: Watch = { changed: () => undefined, gaveUp: () => undefined };

/** Durable, without the compiler that costs more than it saves on short queries. */
const FLAGS = {
  jit: "off",
  max_connections: "200",
  shared_buffers: "256MB",
  synchronous_commit: "on",
  wal_compression: "on",
  max_wal_size: "2GB",
  listen_addresses: "127.0.0.1",
  // No socket file: two cities on one machine would meet in its folder.
  unix_socket_directories: "",
};

/** After a crash PostgreSQL reads its log again before it lets anybody in: as long as it lives, we wait this long. */
const START_MS = 300_000;

/** The PostgreSQL that `DATABASE_URL` names, or the embedded one on the data folder, started again when it falls. */
export async function startDatabase(config: StartConfig, password: string, watch: Watch = unwatched): Promise<Database> {
  if (config.DATABASE_URL) return foreignDatabase(config.DATABASE_URL);
  const folder = join(config.dataDir, "postgres");
  const binaries = await findBinaries();
  const account = accountForPostgres();
  if (account) {
    chmodSync(config.dataDir, 0o755);
    const closed = closedTo(account, folder) ?? closedTo(account, binaries.postgres);
    if (closed)
      throw new StartError(
        `PostgreSQL does not run as root but as the user postgres, who may not enter ${closed}; put the project and DATA_DIR elsewhere, start as another user, or name your own with DATABASE_URL=…`,
      );
  }
  await prepareCluster(folder, password, binaries, account);
  forgetDeadServer(folder);
  const child = new Child({ ...planOf(folder, config, binaries), ...(account ? { account } : {}) }, config, watch.changed, watch.gaveUp);
  child.start();
  const admin = adminUrl(password, config.PG_PORT);
  try {
    await makeDatabase(`${admin}/postgres`, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    url: `${admin}/civicgraph`,
    pid: () => child.pid,
    kill: (signal) => child.kill(signal),
    stop: () => child.stop(),
  };
}

async function foreignDatabase(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error: Error & { code?: string }) => {
    throw new StartError(`DATABASE_URL does not answer: ${error.message || error.code}`);
  });
  await client.end();
  return { url, pid: () => null, kill: () => undefined, stop: async () => undefined };
}

const planOf = (folder: string, config: StartConfig, { postgres }: Binaries) => ({
  name: "postgres",
  command: postgres,
  args: ["-D", folder, "-p", String(config.PG_PORT), ...Object.entries(FLAGS).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
  env: { LC_MESSAGES: "C" },
  // SIGINT is PostgreSQL's fast shutdown: it asks nobody to leave by themselves.
  stop: { signal: "SIGINT" as const, withinMs: 60_000 },
});

/** PostgreSQL's lock names a process; after a crash of the machine that number may be anybody's, and PostgreSQL would not start. */
function forgetDeadServer(folder: string): void {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || startOf(pid) === null || !isPostgres(pid)) rmSync(file, { force: true });
}

/** Where the system does not tell what a process is, PostgreSQL's own check decides. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return true;
  }
}

/** Waits until the server lets us in, and makes the city's database where there is none. */
async function makeDatabase(url: string, child: Child): Promise<void> {
  const end = Date.now() + START_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query("select 1 from pg_database where datname = 'civicgraph'");
      if (rows.length === 0) await client.query("create database civicgraph");
      return;
    } catch (error) {
      if (child.hasFallen) throw new StartError(`PostgreSQL cannot start: ${complaintOf(child)}; see ${child.logFile}`);
      // 57P03: it is starting up.
      const { code = "" } = error as { code?: string };
      if (!["ECONNREFUSED", "57P03"].includes(code) || Date.now() > end)
        throw new StartError(`PostgreSQL does not let us in: ${(error as Error).message || code}; see ${child.logFile}`);
    } finally {
      await client.end().catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const complaintOf = (child: Child) => {
  const lines = child.lastWords(20);
  const fatal = lines.filter((line) => /FATAL|PANIC|could not|cannot/.test(line)).at(-1);
  return (fatal ?? lines.at(-1) ?? "it ended at once").replace(/^.*?(FATAL|PANIC):\s*/, "");
};

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
    if (rows[0]?.data_directory !== databaseDir) return null;
    return { url, pid: () => Number(pid), kill: () => undefined, stop: async () => undefined };
  } catch {
    // The file is of a server that was killed; whoever listens on that port now is another.
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
