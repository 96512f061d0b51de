import type { Bundles } from "@civicgraph/kit";
import { EVENT_READER_ROLE } from "@civicgraph/kit/events/event-tables";
import type { Manifest } from "@civicgraph/plugin-sdk";
import type pg from "pg";

/** Where a partner's service came from. `dev`: a folder that is run where it lies and followed. */
export interface PluginOrigin {
  kind: "folder" | "package" | "url" | "dev";
  where: string;
}

/** One version of a partner's service: what it declares and where its code is. */
export interface PluginVersion {
  version: string;
  origin: PluginOrigin;
  /** Folder that holds its code; null where it runs elsewhere. */
  folder: string | null;
  /** Its GraphQL endpoint, where it runs elsewhere. */
  url: string | null;
  manifest: Manifest;
  messages: Bundles;
  sdl: string;
  /** What an administrator has given it, a line each: see `asksOf`. */
  asks: string[];
}

/**
 * `adding`: its schema is being made, nobody outside sees it; a start undoes it. `active` · `draining`: takes no new cases, those that are open
 * go on · `removing`: a start goes on with the removal.
 */
export type PluginState = "adding" | "active" | "draining" | "removing";

export interface InstalledPlugin extends PluginVersion {
  name: string;
  state: PluginState;
  changedAt: Date;
}

/** The one lock under which partners' services come and go: of two administrators one is told to wait. */
export const PLUGIN_LOCK = "civicgraph.plugins";

/** Makes the platform's own schema: which partners' services the city has. Safe to run at every start. */
export async function preparePluginTable(admin: pg.Client): Promise<void> {
  await admin.query("create schema if not exists platform");
  await admin.query(
    `create table if not exists platform.plugin (
       name text primary key, version text not null, origin jsonb not null, folder text, url text, manifest jsonb not null, messages jsonb not null,
       sdl text not null, asks text[] not null, state text not null, changed_at timestamptz not null default now(),
       check ((folder is null) <> (url is null)))`,
  );
  await admin.query(`grant usage on schema platform to ${EVENT_READER_ROLE}`);
  await admin.query(`grant select on platform.plugin to ${EVENT_READER_ROLE}`);
}

/** All partners' services, by name. None where the table was never made: tests of parts, a host alone. */
export async function readPlugins(client: Pick<pg.Client, "query">): Promise<InstalledPlugin[]> {
  const { rows: made } = await client.query<{ made: boolean }>("select to_regclass('platform.plugin') is not null as made");
  if (!made[0]?.made) return [];
  const { rows } = await client.query<InstalledPlugin>(
    `select name, version, origin, folder, url, manifest, messages, sdl, asks, state, changed_at as "changedAt" from platform.plugin order by name`,
  );
  return rows;
}

/** Writes a version in a state, new or over the one before. */
export async function writePlugin(client: Pick<pg.Client, "query">, state: PluginState, one: PluginVersion): Promise<void> {
  await client.query(
    `insert into platform.plugin (name, version, origin, folder, url, manifest, messages, sdl, asks, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (name) do update set version = excluded.version, origin = excluded.origin, folder = excluded.folder, url = excluded.url,
       manifest = excluded.manifest, messages = excluded.messages, sdl = excluded.sdl, asks = excluded.asks, state = excluded.state, changed_at = now()`,
    [
      one.manifest.name,
      one.version,
      JSON.stringify(one.origin),
      one.folder,
      one.url,
      JSON.stringify(one.manifest),
      JSON.stringify(one.messages),
      one.sdl,
      one.asks,
      state,
    ],
  );
}

export async function setPluginState(client: Pick<pg.Client, "query">, name: string, state: PluginState): Promise<void> {
  await client.query("update platform.plugin set state = $2, changed_at = now() where name = $1", [name, state]);
}

/** All rows of a state that is not settled: a tool was cut off. */
export const isUnsettled = ({ state }: InstalledPlugin): boolean => state === "adding" || state === "removing";

export async function forgetPlugin(client: Pick<pg.Client, "query">, name: string): Promise<void> {
  await client.query("delete from platform.plugin where name = $1", [name]);
}
