import type { Db, Tx } from "@civicgraph/kit";
import { sql } from "kysely";

/**
 * Channel on which PostgreSQL tells, after commit, whose figures have changed: the payload is the code of a city. One notice a city and batch, and a batch
 * gathers for 50 ms. Whoever pushes figures to people listens here (`LISTEN civicgraph_figures` on a connection of its own), or asks `figuresState`.
 */
export const FIGURES_CHANNEL = "civicgraph_figures";

/** Moves the figures of these cities on, in the consumer's transaction. */
export async function figuresChanged(tx: Tx, changes: readonly { city: string; at: Date }[]): Promise<void> {
  const newest = new Map<string, Date>();
  for (const { city, at } of changes) if (!(newest.get(city) && (newest.get(city) as Date) >= at)) newest.set(city, at);
  // In the order of their codes: two consumers that move the same cities on never wait for each other in a circle.
  const rows = [...newest].map(([city, at]) => ({ city, at })).sort((a, b) => (a.city < b.city ? -1 : 1));
  await tx.query(
    `insert into city_figures (city, version, as_of) select city, 1, at from jsonb_to_recordset(?::jsonb) as row (city text, at timestamptz)
     on conflict (city) do update set version = city_figures.version + 1, as_of = greatest(city_figures.as_of, excluded.as_of)`,
    [JSON.stringify(rows)],
  );
  await tx.query("select pg_notify(?, city) from unnest(?::text[]) as city", [FIGURES_CHANNEL, rows.map((row) => row.city)]);
}

export interface FiguresState {
  /** Rises with each change. */
  version: string;
  /** The newest event that is in the figures; null where there is none yet. */
  asOf: Date | null;
}

/** How far the figures of these cities are. */
export async function figuresState(db: Db, cities: readonly string[]): Promise<FiguresState> {
  const { rows } = await sql<{ version: string | null; as_of: Date | null }>`
    select sum(version)::text as version, max(as_of) as as_of from city_figures where city = any(${[...cities]})`.execute(db);
  return { version: rows[0]?.version ?? "0", asOf: rows[0]?.as_of ?? null };
}
