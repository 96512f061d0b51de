import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SubgraphDefinition } from "@civicgraph/kit";
import { signServiceToken } from "@civicgraph/kit/auth/tokens";
import { openOrm } from "@civicgraph/kit/database/orm";
import { schemaOf, subgraphUrl } from "@civicgraph/kit/database/urls";
import { EVENT_CHANNEL } from "@civicgraph/kit/events/event-tables";
import { jobSchema } from "@civicgraph/kit/runtime/jobs";
import { transact } from "@civicgraph/kit/runtime/transact";
import { servicesOf } from "@civicgraph/plugin-sdk";
import pg from "pg";
import { composeCity } from "../../compose.ts";
import { loadSubgraphs } from "../../discover.ts";
import { openDatabase } from "../../import/open-city.ts";
import { checkKeys } from "../../start/check-keys.ts";
import { type StartConfig, StartError } from "../../start/config.ts";
import { prepareFolder, readSecrets, type Secrets } from "../../start/data-folder.ts";
import { forgetPlugin, type InstalledPlugin, PLUGIN_LOCK, preparePluginTable, readPlugins, setPluginState } from "../plugin-table.ts";

/** What the tools of partners' services work at: one city, locked for whoever is at it. */
export interface Desk {
  config: StartConfig;
  secrets: Secrets;
  admin: pg.Client;
  databaseUrl: string;
  core: SubgraphDefinition[];
  /** Whether the city runs: then it follows at once, else at its next start. */
  running: boolean;
  say(line: string): void;
  plugins(): Promise<InstalledPlugin[]>;
  /** Has the running city start, change or stop what the table says; throws with its fault. */
  sync(): Promise<void>;
  /** Composes what the table says, puts it in the place of the old supergraph, and waits until the router has taken it up. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

const TAKEN_UP_MS = 60_000;
const LOOK_EVERY_MS = 100;

const supergraphFile = (config: StartConfig) => join(config.dataDir, "supergraph.graphql");
export const pluginsFolder = (config: StartConfig) => join(config.dataDir, "plugins");

/** Opens the city for a tool. Throws where another administrator is at it. */
export async function openDesk(config: StartConfig, say: (line: string) => void): Promise<Desk> {
  prepareFolder(config);
  const secrets = readSecrets(config);
  const database = await openDatabase(config, secrets, say);
  const admin = new pg.Client({ connectionString: database.url });
  const close = async () => {
    await admin.end().catch(() => undefined);
    await database.stop();
  };
  try {
    await admin.connect();
    await checkKeys(database.url, secrets, config);
    const { rows: roles } = await admin.query("select 1 from pg_roles where rolname = 'event_reader'");
    if (roles.length === 0) throw new StartError("there is no city here yet; pnpm start makes one");
    await preparePluginTable(admin);
    const { rows } = await admin.query<{ taken: boolean }>("select pg_try_advisory_lock(hashtext($1)) as taken", [PLUGIN_LOCK]);
    if (!rows[0]?.taken) throw new StartError("another administrator is adding, changing or removing a service; wait until they are done");
    const running = await answers(config);
    const core = await loadSubgraphs(config.pluginsDir);
    const desk: Desk = {
      config,
      secrets,
      admin,
      databaseUrl: database.url,
      core,
      running,
      say,
      plugins: () => readPlugins(admin),
      sync: () => syncHost(config, secrets, running),
      publish: () => publish(config, core, admin, running),
      close,
    };
    await recover(desk);
    return desk;
  } catch (error) {
    await close();
    throw error;
  }
}

/** What is needed to bring a city's partners in order: by a tool, or at a start. */
export type Unsettled = Omit<Desk, "close" | "running">;

/** What a tool that was cut off has left: an addition is undone, a removal goes on. Nobody else is at it, as the lock is ours. */
export async function recover(desk: Unsettled): Promise<void> {
  for (const one of await desk.plugins()) {
    if (one.state === "adding") {
      desk.say(`undoing the addition of ${one.name} that was cut off`);
      await forgetPlugin(desk.admin, one.name);
      await desk.sync();
      await dropSchema(desk.admin, one.name);
      if (one.folder && one.origin.kind !== "dev") rmSync(one.folder, { recursive: true, force: true });
    }
    if (one.state === "removing") {
      desk.say(`going on with the removal of ${one.name} that was cut off`);
      await removeTraces(desk, one);
    }
  }
}

/** Takes a service out for good: index, supergraph, types, schema, roles, code. Each step may be repeated. */
export async function removeTraces(desk: Unsettled, plugin: InstalledPlugin): Promise<void> {
  const { admin } = desk;
  await setPluginState(admin, plugin.name, "removing");
  await desk.sync();
  await closeEverywhere(desk, plugin);
  await forgetCases(admin, plugin);
  await desk.publish();
  await forgetPlugin(admin, plugin.name);
  await desk.sync();
  await dropSchema(admin, plugin.name);
  if (plugin.origin.kind !== "dev") rmSync(join(pluginsFolder(desk.config), plugin.name), { recursive: true, force: true });
}

/** What the cities offer, changed for each of those that this finds; each says so to whoever follows. Answers how many there were. */
async function changeOffers(
  { databaseUrl, config, secrets, core }: Pick<Desk, "databaseUrl" | "config" | "secrets" | "core">,
  found: { where: string; values: unknown[] },
  services: { set: string; values: unknown[] },
): Promise<number> {
  const cities = core.find((one) => one.manifest.name === "cities");
  if (!cities) return 0;
  const { emitCity } = await import("../../../cities/city/emit-city.ts");
  const orm = await openOrm(cities, { url: subgraphUrl("cities", "app", databaseUrl, secrets.database, config.env), poolSize: 1 });
  try {
    const changed = await transact(
      orm.em as never,
      jobSchema("cities"),
      async (tx) => {
        const rows = await tx.query<{ code: string }>(`select code from city where ${found.where} for update`, found.values);
        for (const { code } of rows) {
          await tx.query(`update city set services = ${services.set} where code = ?`, [...services.values, code]);
          await emitCity(tx, code);
        }
        return rows.length;
      },
      () => undefined,
    );
    await orm.em.getConnection().execute("select pg_notify(?, ?)", [EVENT_CHANNEL, "cities"]);
    return changed;
  } finally {
    await orm.close();
  }
}

/** No city offers it any more. */
async function closeEverywhere(
  desk: Pick<Desk, "databaseUrl" | "config" | "secrets" | "core">,
  { manifest }: InstalledPlugin,
): Promise<void> {
  const ids = servicesOf(manifest).map((one) => one.id);
  await changeOffers(
    desk,
    { where: "services && ?::text[]", values: [ids] },
    { set: "array(select one from unnest(services) one where one <> all(?::text[]))", values: [ids] },
  );
}

/** A city offers it from now on; it may have done so before. Answers whether there is such a city. */
export async function offerIn(
  desk: Pick<Desk, "databaseUrl" | "config" | "secrets" | "core">,
  { manifest }: InstalledPlugin,
  city: string,
): Promise<boolean> {
  const ids = servicesOf(manifest).flatMap((one) => (one.livesWith ? [] : [one.id]));
  const found = await changeOffers(
    desk,
    { where: "code = ?", values: [city] },
    { set: "array(select distinct unnest(services || ?::text[]))", values: [ids] },
  );
  return found > 0;
}

/** Rows about its cases in the city's own schemas; what the law keeps (receipts, the ledger, certificates that were given) stays. */
async function forgetCases(admin: pg.Client, { name, manifest }: InstalledPlugin): Promise<void> {
  const services = servicesOf(manifest).map((one) => one.id);
  const has = async (table: string) => {
    const { rows } = await admin.query<{ there: boolean }>("select to_regclass($1) is not null as there", [table]);
    return rows[0]?.there ?? false;
  };
  for (const [table, column] of [
    ["casework.case_index", "service"],
    ["casework.draft", "service"],
    ["casework.service", "id"],
    ["insights.case_fact", "service"],
    ["insights.known_service", "id"],
  ] as const)
    if (await has(table)) await admin.query(`delete from ${table} where ${column} = any($1)`, [services]);
  const { rows } = await admin.query<{ schema: string }>(
    "select table_schema as schema from information_schema.tables where table_name = 'consumer_checkpoint'",
  );
  for (const { schema } of rows)
    for (const table of ["consumer_checkpoint", "parked_event"])
      await admin.query(`delete from "${schema}".${table} where source = $1`, [name]);
}

/** Its tables, its queue and its roles. */
export async function dropSchema(admin: pg.Client, name: string): Promise<void> {
  const schema = schemaOf(name);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = any($1)", [
    [`${schema}_app`, `${schema}_migrator`],
  ]);
  await admin.query(`drop schema if exists "${schema}" cascade`);
  await admin.query(`drop schema if exists "${jobSchema(name)}" cascade`);
  for (const role of [`${schema}_app`, `${schema}_migrator`]) {
    const { rowCount } = await admin.query("select 1 from pg_roles where rolname = $1", [role]);
    if (!rowCount) continue;
    await admin.query(`drop owned by "${role}" cascade`);
    await admin.query(`drop role "${role}"`);
  }
}

async function answers(config: StartConfig): Promise<boolean> {
  return fetch(`http://127.0.0.1:${config.HOST_PORT}/health`, { signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  );
}

async function syncHost(config: StartConfig, secrets: Secrets, running: boolean): Promise<void> {
  if (!running) return;
  const token = await signServiceToken({ secret: secrets.service, from: "operator", to: "host", call: "sync", now: new Date() });
  const answer = await fetch(`http://127.0.0.1:${config.HOST_PORT}/host/plugins/sync`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.ok) return;
  const { fault } = (await answer.json().catch(() => ({}))) as { fault?: string };
  throw new StartError(fault ?? `the city's host answers ${answer.status}`);
}

async function publish(config: StartConfig, core: SubgraphDefinition[], admin: pg.Client, running: boolean): Promise<void> {
  const partners = (await readPlugins(admin)).filter((one) => one.state === "active" || one.state === "draining");
  const { supergraph } = await composeCity(core, `http://127.0.0.1:${config.HOST_PORT}`, partners);
  const file = supergraphFile(config);
  if (existsSync(file) && readFileSync(file, "utf8") === supergraph) return;
  writeFileSync(`${file}.new`, supergraph);
  renameSync(`${file}.new`, file);
  if (running) await untilTakenUp(config, createHash("sha256").update(supergraph).digest("hex"));
}

async function untilTakenUp(config: StartConfig, digest: string): Promise<void> {
  for (const end = Date.now() + TAKEN_UP_MS; Date.now() < end; ) {
    const health = (await fetch(`http://127.0.0.1:${config.GRAPH_PORT}/health`)
      .then((answer) => answer.json())
      .catch(() => null)) as { parts?: { engine?: { supergraph?: string } } } | null;
    if (health?.parts?.engine?.supergraph === digest) return;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  throw new StartError("the router has not taken up the new supergraph; see its log");
}
