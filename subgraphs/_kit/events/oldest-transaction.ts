import pg from "pg";
import type { Logger } from "pino";

const LOOK_MS = 1000;
const LIMIT_SECONDS = 30;

/** What PostgreSQL says of writing transactions: the oldest that may still run, and the end of what was written. */
export interface Horizon {
  xmin: string;
  xmax: string;
}

/** Since when the horizon stands still while others write past it. Pure. */
export function follow(before: { xmin: string; since: Date } | null, seen: Horizon, now: Date): { xmin: string; since: Date } | null {
  // Nothing was written past the oldest that runs, if any runs at all: nobody waits for it.
  if (seen.xmin === seen.xmax) return null;
  return before?.xmin === seen.xmin ? before : { xmin: seen.xmin, since: now };
}

/**
 * Watches the age of the oldest writing transaction: every reader of every log waits for it. Told by the horizon's standing still,
 * which is what readers go by and needs no right to see other sessions.
 */
export class OldestTransaction {
  private seen: { xmin: string; since: Date } | null = null;
  private timer: NodeJS.Timeout | null = null;
  private readonly pool: pg.Pool;

  constructor(
    url: string,
    private readonly now: () => Date,
    private readonly log: Logger,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 30_000 });
    this.pool.on("error", () => undefined); // replaced at the next look
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  async look(): Promise<void> {
    try {
      const { rows } = await this.pool.query<Horizon>(
        "select pg_snapshot_xmin(one)::text as xmin, pg_snapshot_xmax(one)::text as xmax from pg_current_snapshot() one",
      );
      if (rows[0]) this.seen = follow(this.seen, rows[0], this.now());
    } catch (error) {
      // The database is away: so is whatever held readers back.
      this.seen = null;
      this.log.debug({ err: error }, "cannot look at running transactions");
    }
  }

  /** Whole seconds; 0 where nobody is held back. */
  seconds(): number {
    return this.seen ? Math.floor((this.now().getTime() - this.seen.since.getTime()) / 1000) : 0;
  }

  /** A fault in one line, or null. */
  fault(): string | null {
    const seconds = this.seconds();
    return seconds > LIMIT_SECONDS ? `one transaction has been open for ${seconds} seconds and holds all readers of events back` : null;
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.pool.end();
  }
}
