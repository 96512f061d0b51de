import { sessionRevoked } from "@civicgraph/events";
import type { Revocations } from "@civicgraph/kit/auth/revocations";
import { type EventFeed, type Position, START } from "@civicgraph/kit/events/event-feed";

/** Follows identity's revocations and keeps them for this process: honoured within milliseconds, a second where a wake-up was lost. */
export class RevocationWatch {
  private position: Position = START;
  private timer: NodeJS.Timeout | null = null;
  private running = false;

  constructor(
    private readonly feed: EventFeed,
    private readonly revocations: Revocations,
  ) {}

  /** Resolves when the log was read to its end once, or could not be. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.read(), 1000);
    await this.read();
  }

  async read(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (;;) {
        const page = await this.feed.read("identity", this.position, [sessionRevoked.type], 1000);
        for (const event of page.events) {
          const { subject, session, at } = sessionRevoked.schema.parse(event.payload);
          this.revocations.add({ subject, session, at: new Date(at) }, new Date());
        }
        if (!page.upTo) break;
        this.position = page.upTo;
      }
    } catch {
      // The database is away: what is known so far still counts, and the next tick asks again.
    } finally {
      this.running = false;
    }
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }
}
