import pg from "pg";
import { Spread } from "./spread.ts";

const LOOK_EVERY_MS = 4;
/** One in so many filings is followed. */
const SAMPLE = 8;

/**
 * How long after the answer a filed case is in the index that every inbox reads. Looked up there by id, every four milliseconds and for all
 * that are waited for at once: asking the graph for each would be load of its own, and its waiting would count as lag.
 */
export class InboxLag {
  readonly spread = new Spread();
  private readonly waiting = new Map<string, number>();
  private filed = 0;
  private looking = false;
  private timer: NodeJS.Timeout | null = null;

  private constructor(private readonly client: pg.Client) {}

  static async start(databaseUrl: string): Promise<InboxLag> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const lag = new InboxLag(client);
    lag.timer = setInterval(() => void lag.look(), LOOK_EVERY_MS);
    return lag;
  }

  /** A filing was answered just now. */
  answered(id: string): void {
    if (this.filed++ % SAMPLE === 0) this.waiting.set(id, performance.now());
  }

  private async look(): Promise<void> {
    if (this.looking || this.waiting.size === 0) return;
    this.looking = true;
    const asked = performance.now();
    const { rows } = await this.client.query<{ id: string }>({
      name: "inbox-lag",
      text: "select id from casework.case_index where id = any($1::uuid[])",
      values: [[...this.waiting.keys()]],
    });
    for (const { id } of rows) {
      this.spread.add(Math.max(0, asked - (this.waiting.get(id) ?? asked)));
      this.waiting.delete(id);
    }
    this.looking = false;
  }

  /** Waits for the last ones, at most five seconds; answers how many never came. */
  async stop(): Promise<number> {
    for (let waited = 0; waited < 500 && this.waiting.size > 0; waited++) await new Promise((resolve) => setTimeout(resolve, 10));
    if (this.timer) clearInterval(this.timer);
    await this.client.end();
    return this.waiting.size;
  }
}
