import { once } from "node:events";
import { cpSync, createWriteStream, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { serviceRegistered } from "@civicgraph/events";
import { migrate } from "@civicgraph/kit/database/orm";
import { provision } from "@civicgraph/kit/database/provision";
import { schemaOf, subgraphUrl } from "@civicgraph/kit/database/urls";
import { EVENT_CHANNEL } from "@civicgraph/kit/events/event-tables";
import { registrationOf } from "@civicgraph/kit/runtime/register-service";
import { servicesOf } from "@civicgraph/plugin-sdk";
import { compareVersions } from "compare-versions";
import { StartError } from "../../start/config.ts";
import { partnerSecret } from "../partner-keys.ts";
import { spawnPlugin } from "../plugin-process.ts";
import { forgetPlugin, type InstalledPlugin, type PluginVersion, setPluginState, writePlugin } from "../plugin-table.ts";
import { asksOf, differenceOf } from "./asks.ts";
import { checkPlugin, type Report } from "./check-plugin.ts";
import { type Desk, dropSchema, pluginsFolder, removeTraces } from "./desk.ts";
import { PLATFORM_VERSION } from "./platform-version.ts";
import { readSource, type Source } from "./read-source.ts";

export interface Operation {
  /** Shown what the service asks for (of an upgrade, what it asks for beyond what was given); answers whether it may. */
  approve(asks: { more: string[]; less: string[] }, manifest: Source["manifest"]): Promise<boolean>;
  /** A folder is run where it lies, and may be put in again under the same version. */
  dev?: boolean;
}

/** The checks found something: the tool prints it and changes nothing. */
export class CheckFailed extends StartError {
  constructor(readonly report: Report) {
    super(`${report.findings.length} findings`);
  }
}

const MIGRATE_MS = 120_000;

async function checked(desk: Desk, source: Source): Promise<void> {
  const partners = (await desk.plugins()).filter((one) => one.state !== "removing");
  const report = await checkPlugin(source, { core: desk.core, partners, platformVersion: PLATFORM_VERSION });
  if (report.findings.length) throw new CheckFailed(report);
}

/** Puts a service in: migrate, start, types, supergraph. Until the supergraph nobody outside sees it; whatever fails before is undone. */
export async function addPlugin(desk: Desk, where: string, { approve, dev = false }: Operation): Promise<InstalledPlugin> {
  const { admin, say } = desk;
  say(`reading ${where}`);
  const source = await readSource(where, desk.config.env, dev);
  const { name } = source.manifest;
  try {
    if ((await desk.plugins()).some((one) => one.name === name))
      throw new StartError(`${name} is there already; pnpm plugin:upgrade puts another version in its place`);
    say("checking");
    await checked(desk, source);
    const asks = asksOf(source.manifest, source.url);
    if (!(await approve({ more: asks, less: [] }, source.manifest))) throw new StartError(`${name} was not approved; nothing has changed`);
    const version = settle(desk, source);
    await writePlugin(admin, "adding", { ...version, asks });
    try {
      say("making its schema and roles");
      await migrateVersion(desk, version);
      say(desk.running ? "starting it" : "the city is stopped: it starts with the city");
      await desk.sync();
      await register(desk, version);
      // From here on it is there: a start would publish it.
      await setPluginState(admin, name, "active");
      await desk.sync();
      say("composing the supergraph");
      await desk.publish();
    } catch (error) {
      say("undoing what was done");
      await forgetPlugin(admin, name);
      await desk.sync().catch(() => undefined);
      await desk.publish().catch(() => undefined);
      await dropSchema(admin, name);
      if (!dev) rmSync(join(pluginsFolder(desk.config), name), { recursive: true, force: true });
      throw error;
    }
    return await installed(desk, name);
  } finally {
    source.discard();
  }
}

/** Puts another version in the place of one that is there. What fails leaves the old one as it was. */
export async function upgradePlugin(desk: Desk, where: string, { approve, dev = false }: Operation): Promise<InstalledPlugin> {
  const { admin, say } = desk;
  const source = await readSource(where, desk.config.env, dev);
  const { name, version: wanted } = source.manifest;
  try {
    const before = await installed(desk, name);
    if (!dev && compareVersions(wanted, before.version) <= 0)
      throw new StartError(`${name} ${before.version} is there; ${wanted} is no later version`);
    say("checking");
    await checked(desk, source);
    const asks = asksOf(source.manifest, source.url);
    const difference = differenceOf(before.asks, asks);
    if (difference.more.length + difference.less.length > 0 && !(await approve(difference, source.manifest)))
      throw new StartError(`${name} ${wanted} was not approved; ${before.version} goes on`);
    const version = settle(desk, source);
    try {
      say("bringing its tables up to date");
      await migrateVersion(desk, version);
      await writePlugin(admin, before.state, { ...version, asks });
      say("starting it");
      await desk.sync();
      await register(desk, version);
      await desk.publish();
    } catch (error) {
      say(`putting ${before.version} back`);
      await writePlugin(admin, before.state, before);
      await desk.sync().catch(() => undefined);
      await desk.publish().catch(() => undefined);
      throw error;
    }
    if (!dev && before.folder && before.folder !== version.folder) rmSync(before.folder, { recursive: true, force: true });
    return await installed(desk, name);
  } finally {
    source.discard();
  }
}

/** It takes no new cases; those that are open go on. Answers how many those are. */
export async function disablePlugin(desk: Desk, name: string): Promise<number> {
  const plugin = await installed(desk, name);
  await setPluginState(desk.admin, name, "draining");
  await desk.sync();
  return openCases(desk, plugin);
}

/** It takes cases again. */
export async function enablePlugin(desk: Desk, name: string): Promise<void> {
  await installed(desk, name);
  await setPluginState(desk.admin, name, "active");
  await desk.sync();
}

/** Takes a service out: exported first, refused while cases are open or another service needs its types. Answers the export's file. */
export async function removePlugin(desk: Desk, name: string): Promise<string> {
  const plugin = await installed(desk, name);
  if (plugin.state === "active" && plugin.origin.kind !== "dev")
    throw new StartError(`${name} takes cases; pnpm plugin:disable ${name} first`);
  const open = plugin.origin.kind === "dev" ? 0 : await openCases(desk, plugin);
  if (open) throw new StartError(`${name} has ${open} open cases; it can go when they are closed`);
  await refuseWhereNeeded(desk, plugin);
  desk.say("exporting what it holds");
  const file = await exportPlugin(desk, plugin);
  desk.say("taking it out");
  await removeTraces(desk, plugin);
  return file;
}

async function installed(desk: Desk, name: string): Promise<InstalledPlugin> {
  const all = await desk.plugins();
  const one = all.find((plugin) => plugin.name === name);
  if (!one)
    throw new StartError(`there is no ${name} here${all.length ? `; there are ${all.map((plugin) => plugin.name).join(", ")}` : ""}`);
  return one;
}

/** The version as the table keeps it, its code in the city's folder. */
function settle(desk: Desk, { manifest, messages, sdl, origin, folder, url }: Source): PluginVersion {
  let kept = folder;
  if (folder && origin.kind !== "dev") {
    kept = join(pluginsFolder(desk.config), manifest.name, `${manifest.version}-${Date.now().toString(36)}`);
    mkdirSync(join(kept, ".."), { recursive: true });
    move(folder, kept);
  }
  return { version: manifest.version, origin, folder: kept, url, manifest, messages, sdl, asks: [] };
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as { code?: string }).code !== "EXDEV") throw error;
    // The folder for passing files is another disk.
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    rmSync(from, { recursive: true, force: true });
  }
}

/** As its own migrator role, in its own process; for one that runs elsewhere the tables of its log alone. */
async function migrateVersion({ admin, secrets, databaseUrl, config }: Desk, version: PluginVersion): Promise<void> {
  const { name } = version.manifest;
  await provision(databaseUrl, [name], secrets.database);
  const urlAs = (kind: "app" | "migrator") => subgraphUrl(name, kind, databaseUrl, secrets.database, config.env);
  if (!version.folder) {
    await migrate({ manifest: version.manifest, folder: "", entities: [], resolvers: [class {}], migrations: [] }, urlAs("migrator"));
    // What a partner says is looked up by its case: sent twice it is written once.
    await admin.query(`create index if not exists event_key on "${schemaOf(name)}".event (type, key)`);
    return;
  }
  const child = spawnPlugin(
    "migrate",
    {
      PLUGIN_FOLDER: version.folder,
      PLUGIN_DATABASE_URL: urlAs("app"),
      PLUGIN_MIGRATOR_URL: urlAs("migrator"),
      PLUGIN_SECRET: partnerSecret(name, secrets.service),
      LOG_LEVEL: "silent",
    },
    config.env,
    join(config.dataDir, "logs", `plugin-${name}.log`),
  );
  const late = setTimeout(() => child.kill("SIGKILL"), MIGRATE_MS);
  try {
    await new Promise<void>((done, failed) => {
      child.on("message", (message: { migrated?: boolean; error?: string }) =>
        message.migrated ? done() : failed(new StartError(`its migration failed, and is undone: ${message.error ?? "it said nothing"}`)),
      );
      child.once("exit", () => failed(new StartError("its migration was cut off, and is undone")));
    });
  } finally {
    clearTimeout(late);
  }
}

/** One that runs elsewhere cannot write its own log: what its manifest says of its services is written for it. */
async function register({ admin }: Desk, { manifest, messages, url }: PluginVersion): Promise<void> {
  if (!url) return;
  for (const service of servicesOf(manifest))
    await admin.query(`insert into "${schemaOf(manifest.name)}".event (type, key, payload) values ($1, $2, $3)`, [
      serviceRegistered.type,
      service.id,
      JSON.stringify(serviceRegistered.schema.parse(registrationOf(service, manifest, messages))),
    ]);
  await admin.query("select pg_notify($1, $2)", [EVENT_CHANNEL, manifest.name]);
}

async function openCases({ admin }: Desk, { manifest }: InstalledPlugin): Promise<number> {
  const { rows } = await admin.query<{ open: number }>(
    "select count(*)::int as open from casework.case_index where service = any($1) and state_kind in ('open', 'waiting')",
    [servicesOf(manifest).map((one) => one.id)],
  );
  return rows[0]?.open ?? 0;
}

/** Refused where another service's types stand on its own: the supergraph without it would not compose. */
async function refuseWhereNeeded(desk: Desk, plugin: InstalledPlugin): Promise<void> {
  const { composeCity } = await import("../../compose.ts");
  const others = (await desk.plugins()).filter((one) => one.name !== plugin.name);
  await composeCity(desk.core, "http://127.0.0.1:4001", others).catch((error: Error) => {
    throw new StartError(`others refer to ${plugin.name}, so it cannot go: ${error.message}`);
  });
}

/** Every row of its tables, one JSON line each: `{"table": …, "row": …}`, after a line that says what it is. */
async function exportPlugin({ admin, config }: Desk, { name, version, manifest }: InstalledPlugin): Promise<string> {
  const folder = join(config.dataDir, "exports");
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const file = join(folder, `${name}-${stamp}.jsonl`);
  const out = createWriteStream(file, { mode: 0o600 });
  const write = async (line: unknown) => {
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
  };
  await write({ export: name, version, manifest, at: new Date().toISOString() });
  const schema = schemaOf(name);
  const { rows: tables } = await admin.query<{ table: string }>(
    "select table_name as table from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE' order by table_name",
    [schema],
  );
  for (const { table } of tables) {
    // A cursor: a table may be larger than memory.
    await admin.query("begin");
    await admin.query(`declare exported no scroll cursor for select to_jsonb(one) as row from "${schema}"."${table}" one`);
    for (;;) {
      const { rows } = await admin.query<{ row: unknown }>("fetch 1000 from exported");
      for (const { row } of rows) await write({ table, row });
      if (rows.length < 1000) break;
    }
    await admin.query("commit");
  }
  out.end();
  await once(out, "finish");
  return file;
}
