import pg from "pg";
import type { Logger } from "pino";
import { EVENT_CHANNEL } from "./event-tables.ts";

/**
 * Tells readers that a log grew: in this process at once, elsewhere by one coalesced NOTIFY after commit.
 * One connection a process listens and notifies; while it is away, readers poll each second.
 */
export class WakeUps {
  private client: pg.Client | null = null;
  private pending = new Set<string>();
  private scheduled = false;
  private closed = false;
  private retry: NodeJS.Timeout | null = null;

  constructor(
    private readonly url: string,
    private readonly onWake: (source: string) => void,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    await this.connect();
  }

  private async connect(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({ connectionString: this.url });
    const again = () => {
      if (this.client !== client && this.client !== null) return;
      this.client = null;
      if (this.closed || this.retry) return;
      this.retry = setTimeout(() => {
        this.retry = null;
        void this.connect();
      }, 1000);
    };
    client.on("error", again);
    client.on("end", again);
    // Our own NOTIFY comes back too: those readers were woken directly.
    client.on(
      "notification",
      ({ payload, processId }) => payload && processId !== (client as unknown as { processID: number }).processID && this.onWake(payload),
    );
    try {
      await client.connect();
      await client.query(`listen ${EVENT_CHANNEL}`);
      this.client = client;
    } catch (error) {
      this.log.debug({ err: error }, "wake-ups wait for the database");
      again();
    }
  }

  /** Events of this subgraph were committed. */
  wake(source: string): void {
    this.onWake(source);
    this.pending.add(source);
    if (this.scheduled) return;
    this.scheduled = true;
    // Commits of a few milliseconds share one NOTIFY: under load each of them would be a round trip and a wake-up of every other process.
    setTimeout(() => {
      this.scheduled = false;
      const sources = [...this.pending];
      this.pending.clear();
      this.client?.query("select pg_notify($1, source) from unnest($2::text[]) as source", [EVENT_CHANNEL, sources]).catch(() => undefined);
    }, 15);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }
}
