import pg from "pg";
import { PreparingClient } from "../database/preparing-client.ts";
import { schemaOf } from "../database/urls.ts";
import type { LoggedEvent } from "../subgraph.ts";

/** Where a reader stands in a log. `xid` and `seq` are 64-bit numbers, kept as text. */
export interface Position {
  epoch: number;
  xid: string;
  seq: string;
}

export const START: Position = { epoch: 0, xid: "0", seq: "0" };

export interface FeedEvent extends LoggedEvent<unknown> {
  at: Date;
  where: Position;
}

export interface FeedPage {
  events: FeedEvent[];
  /** How far the log was looked through: beyond the last event where others followed that nobody here reads. */
  upTo: Position | null;
  /** More is written but not yet safe to read: an older transaction is still running. Look again soon. */
  unsettled: boolean;
  /** As many were read as one page holds: more waits. */
  full: boolean;
}

/** The logs of all subgraphs. PostgreSQL today; a forwarded log (JetStream) serves the same calls. */
export interface EventFeed {
  /** The next events of these types after a position, in commit-safe order. */
  read(source: string, after: Position, types: readonly string[], limit: number): Promise<FeedPage>;
  close(): Promise<void>;
}

interface Row {
  epoch: number;
  xid: string;
  seq: string;
  type: string;
  key: string;
  payload: unknown;
  at: Date;
  settled: boolean;
}

/** Reads the `event` tables with one small pool for the process. */
export function postgresFeed(url: string, poolSize = 3): EventFeed {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, idleTimeoutMillis: 30_000, Client: PreparingClient });
  pool.on("error", () => undefined); // an idle connection that dies is replaced at the next read
  return {
    async read(source, after, types, limit) {
      if (!/^[a-z][a-z0-9-]*$/.test(source)) throw new Error(`not the name of a subgraph: ${source}`);
      const schema = schemaOf(source);
      // Everything below the oldest transaction still running has committed or never will; an earlier epoch is over altogether.
      const found = await pool.query<Row>(
        // The order names the table: a bare `xid` would be the text of the select list, in which "10" comes before "9".
        // A payload that nobody here reads stays where it is.
        `select epoch, xid::text, seq::text, type, key, case when type = any($5) then payload end as payload, at,
           (xid < pg_snapshot_xmin(pg_current_snapshot()) or epoch < ${schema}.current_epoch()) as settled
         from ${schema}.event where (epoch, xid, seq) > ($1, $2::xid8, $3) order by event.epoch, event.xid, event.seq limit $4`,
        [after.epoch, after.xid, after.seq, limit, types],
      );
      const end = found.rows.findIndex((row) => !row.settled);
      const rows = end === -1 ? found.rows : found.rows.slice(0, end);
      const last = rows.at(-1);
      const wanted = new Set(types);
      return {
        unsettled: end !== -1,
        full: rows.length === limit,
        events: rows
          .filter((row) => wanted.has(row.type))
          .map(({ epoch, xid, seq, settled: _settled, ...row }) => ({
            source,
            ...row,
            position: `${epoch}/${xid}/${seq}`,
            where: { epoch, xid, seq },
          })),
        upTo: last ? { epoch: last.epoch, xid: last.xid, seq: last.seq } : null,
      };
    },
    close: () => pool.end(),
  };
}
