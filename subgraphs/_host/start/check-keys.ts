import { urlAs } from "@civicgraph/kit/database/urls";
import pg from "pg";
import { type StartConfig, StartError } from "./config.ts";
import type { Secrets } from "./data-folder.ts";

/** Setting roles' passwords from another folder's keys would lock a running city out. */
export async function checkKeys(url: string, secrets: Secrets, config: StartConfig): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const { rows } = await admin.query("select 1 from pg_roles where rolname = 'event_reader'").finally(() => admin.end());
  if (rows.length === 0) return;
  const reader = new pg.Client({ connectionString: urlAs(url, "event_reader", secrets.database) });
  try {
    await reader.connect();
  } catch (error) {
    throw new StartError(
      `this database is a city's whose keys are not in ${config.dataDir} (${(error as Error).message}); name its own folder with DATA_DIR=…`,
    );
  } finally {
    await reader.end().catch(() => undefined);
  }
}
