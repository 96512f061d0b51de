import type { SubgraphDefinition } from "@civicgraph/kit";
import { EVENT_READER_ROLE } from "@civicgraph/kit/events/event-tables";
import pg from "pg";
import type { StartConfig } from "../../start/config.ts";
import type { Secrets } from "../../start/data-folder.ts";
import { type InstalledPlugin, isUnsettled, PLUGIN_LOCK, preparePluginTable, readPlugins } from "../plugin-table.ts";
import { recover } from "./desk.ts";

/** Before a city starts: what a cut-off tool has left is brought in order. Answers the partners' services that the city has. */
export async function settlePlugins(
  config: StartConfig,
  secrets: Secrets,
  databaseUrl: string,
  core: SubgraphDefinition[],
  say: (line: string) => void,
): Promise<InstalledPlugin[]> {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  try {
    // The first start of all: roles are made right after.
    const { rowCount: roles } = await admin.query("select 1 from pg_roles where rolname = $1", [EVENT_READER_ROLE]);
    if (!roles) return [];
    await preparePluginTable(admin);
    const plugins = () => readPlugins(admin);
    const { rows } = await admin.query<{ free: boolean }>("select pg_try_advisory_lock(hashtext($1)) as free", [PLUGIN_LOCK]);
    // Where a tool is at work on a database of its own, what it does is not ours to undo.
    if (rows[0]?.free)
      await recover({
        config,
        secrets,
        admin,
        databaseUrl,
        core,
        say,
        plugins,
        sync: async () => undefined,
        publish: async () => undefined,
      });
    return (await plugins()).filter((one) => !isUnsettled(one));
  } finally {
    await admin.end();
  }
}
