import { isConnectionFault } from "@civicgraph/kit/database/connection-fault";
import pg from "pg";
import type { Logger } from "pino";

const PAUSE_MS = 250;

/** Waits until PostgreSQL lets us in: a host that falls because its database is starting up only makes the wait longer. */
export async function waitForDatabase(url: string, log: Logger): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on("error", () => undefined); // told by the query or the connect below
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch (error) {
      if (!isConnectionFault(error)) throw error;
      if (tries === 0) log.warn({ err: error }, "waiting for PostgreSQL");
    } finally {
      await client.end().catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
