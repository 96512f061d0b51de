import pg from "pg";
import { schemaOf } from "../database/urls.ts";

/**
 * Raises the epoch of a log that was restored from a dump or moved to another server: its events then carry transaction ids that this
 * server has not given yet, and what is written next would sort before them and never be read. Safe to run at every start.
 */
export async function raiseEpoch(subgraph: string, migratorUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: migratorUrl, options: `-c search_path=${schemaOf(subgraph)}` });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `insert into log_epoch select current_epoch() + 1
       where exists (select from event where epoch = current_epoch() and xid >= pg_snapshot_xmax(pg_current_snapshot()))`,
    );
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
