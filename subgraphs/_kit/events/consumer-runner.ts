import type { Logger } from "pino";
import type { SubgraphServices, Tx } from "../context.ts";
import { isConnectionFault } from "../database/connection-fault.ts";
import { describeFault } from "../operate/describe-fault.ts";
import type { Consumer, LoggedEvent } from "../subgraph.ts";
import type { EventFeed, FeedEvent, Position } from "./event-feed.ts";

const BATCH = 500;
const POLL_MS = 1000;
/** After a batch, events gather for so long before the next: under load a batch costs as much for thirty as for one. A consumer may say less. */
const GATHER_MS = 100;
/** An older transaction holds newer events back, or another process is at work on them: either ends within milliseconds. */
const UNSETTLED_MS = 10;
const RETRY_MS = [1_000, 5_000, 30_000, 120_000, 600_000];

interface CheckpointRow {
  epoch: number;
  xid: string;
  seq: string;
}

interface ParkedRow extends CheckpointRow {
  type: string;
  key: string;
  payload: unknown;
  at: Date;
  attempts: number;
}

/**
 * Carries one consumer through one log. A batch and its checkpoint commit together, under a lock on the checkpoint's row, so that
 * of several processes one works and none applies twice. An event that fails is parked: later events of its key wait behind it,
 * all others go on; it is tried again with growing pauses and stands on `/health` until it is solved.
 */
export class ConsumerRunner {
  private stopped = false;
  private woken = false;
  private wakeUp: (() => void) | null = null;
  /** Where the checkpoint stands, while one batch follows another: a lock on its row proves it before anything is applied. */
  private position: Position | null = null;
  private parkedSeenAt = 0;
  /** Nothing was there to read: the next wake-up counts at once. */
  private idle = false;
  private loop: Promise<void> | null = null;
  private failures = 0;
  /** When the log was last found read to its end. */
  caughtUpAt: Date | null = null;

  constructor(
    private readonly consumer: Consumer,
    readonly source: string,
    private readonly feed: EventFeed,
    private readonly services: SubgraphServices,
    private readonly log: Logger,
  ) {}

  get name(): string {
    return this.consumer.name;
  }

  start(): void {
    this.loop = this.run();
  }

  wake(): void {
    this.woken = true;
    if (this.idle) this.wakeUp?.();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      this.idle = false;
      let pause = POLL_MS;
      try {
        const next = await this.step();
        this.failures = 0;
        if (next === "more") continue;
        if (next === "gather") pause = this.consumer.gatherMs ?? GATHER_MS;
        else if (next === "unsettled") pause = UNSETTLED_MS;
        else {
          this.caughtUpAt = new Date();
          this.idle = true;
        }
      } catch (error) {
        this.position = null;
        this.failures += 1;
        if (this.failures === 1 || this.failures % 60 === 0)
          this.log.error({ err: error, consumer: this.name, source: this.source }, "consumer cannot read on; it tries again");
      }
      if (!(this.idle && this.woken) && !this.stopped) await this.pause(pause);
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    }).then(() => {
      this.wakeUp = null;
    });
  }

  /** Reads and applies one batch. Answers whether more is waiting: surely, perhaps, not yet readable, or nothing. */
  async step(): Promise<"more" | "gather" | "unsettled" | "end"> {
    if (!this.position || Date.now() - this.parkedSeenAt > POLL_MS) {
      await this.retryParked();
      this.parkedSeenAt = Date.now();
    }
    const position = this.position ?? (await this.checkpoint());
    // Known again only after this batch: whatever goes wrong, the next step looks.
    this.position = null;
    const page = await this.feed.read(this.source, position, this.consumer.events, BATCH);
    if (!page.upTo) {
      if (page.unsettled) this.position = position;
      return page.unsettled ? "unsettled" : "end";
    }
    const upTo = page.upTo;
    const events = page.events;
    try {
      const moved = await this.apply(position, upTo, async (tx, parked) => {
        const free = parked ? await this.withoutWaiting(events, tx) : events;
        if (free.length === 0) return;
        if (this.consumer.applyBatch) await this.consumer.applyBatch(free as never, tx, this.services);
        else for (const event of free) await this.consumer.apply(event as never, tx, this.services);
      });
      if (!moved) return "unsettled";
      this.position = upTo;
    } catch (error) {
      if (isConnectionFault(error)) throw error;
      // Something in the batch cannot be applied: find it, park it, let the others through.
      await this.applyOneByOne(position, upTo, events);
    }
    if (events.length > 0) this.consumer.committed?.(this.services);
    return page.full ? "more" : "gather";
  }

  private async checkpoint(): Promise<Position> {
    const rows = await this.services.db
      .selectFrom("consumer_checkpoint")
      .selectAll()
      .where("consumer", "=", this.name)
      .where("source", "=", this.source)
      .execute();
    const [row] = rows as unknown as CheckpointRow[];
    if (row) return { epoch: row.epoch, xid: String(row.xid), seq: String(row.seq) };
    await this.services.transact((tx) =>
      tx.query("insert into consumer_checkpoint (consumer, source) values (?, ?) on conflict do nothing", [this.name, this.source]),
    );
    return { epoch: 0, xid: "0", seq: "0" };
  }

  /** One transaction: lock the checkpoint, make sure nobody else moved it, do the work, move it. False: another process has it. */
  private async apply(from: Position, to: Position, work: (tx: Tx, parked: boolean) => Promise<void>): Promise<boolean> {
    return this.services.transact(async (tx) => {
      const [row] = await tx.query<CheckpointRow & { parked: boolean }>(
        `select epoch, xid::text, seq::text,
           exists (select from parked_event where parked_event.consumer = consumer_checkpoint.consumer and parked_event.source = consumer_checkpoint.source) as parked
         from consumer_checkpoint where consumer = ? and source = ? for update of consumer_checkpoint skip locked`,
        [this.name, this.source],
      );
      // Another process holds or has moved it: its work is done there.
      if (!row || row.epoch !== from.epoch || row.xid !== from.xid || row.seq !== from.seq) return false;
      await work(tx, row.parked);
      await tx.query(
        "update consumer_checkpoint set epoch = ?, xid = ?::xid8, seq = ?, updated_at = now() where consumer = ? and source = ?",
        [to.epoch, to.xid, to.seq, this.name, this.source],
      );
      return true;
    });
  }

  /** Events whose key waits behind a parked one are parked behind it; the rest may be applied. */
  private async withoutWaiting(events: FeedEvent[], tx: Tx): Promise<FeedEvent[]> {
    const waiting = await tx.query<{ key: string }>("select distinct key from parked_event where consumer = ? and source = ?", [
      this.name,
      this.source,
    ]);
    const keys = new Set(waiting.map((row) => row.key));
    for (const event of events) if (keys.has(event.key)) await this.park(tx, event, "waits behind an earlier event of the same key");
    return events.filter((event) => !keys.has(event.key));
  }

  private async applyOneByOne(from: Position, upTo: Position, events: FeedEvent[]): Promise<void> {
    let at = from;
    for (const event of events) {
      try {
        await this.apply(at, event.where, async (tx, parked) => {
          for (const free of parked ? await this.withoutWaiting([event], tx) : [event])
            await this.consumer.apply(free as never, tx, this.services);
        });
      } catch (error) {
        if (isConnectionFault(error)) throw error;
        this.log.error(
          { err: error, consumer: this.name, source: this.source, type: event.type, key: event.key },
          "event parked: it cannot be applied",
        );
        await this.apply(at, event.where, (tx) => this.park(tx, event, describeFault(error)));
      }
      at = event.where;
    }
    await this.apply(at, upTo, async () => undefined);
  }

  private async park(tx: Tx, event: FeedEvent, error: string): Promise<void> {
    const { epoch, xid, seq } = event.where;
    await tx.query(
      `insert into parked_event (consumer, source, epoch, xid, seq, type, key, payload, at, error, next_try_at) values (?, ?, ?, ?::xid8, ?, ?, ?, ?::jsonb, ?, ?, now() + interval '1 second')
       on conflict do nothing`,
      [this.name, this.source, epoch, xid, seq, event.type, event.key, JSON.stringify(event.payload), event.at, error],
    );
  }

  /** Tries the oldest parked event of each key whose time has come; once it passes, those behind it follow in order. */
  private async retryParked(): Promise<void> {
    const any = await this.services.db
      .selectFrom("parked_event")
      .select("key")
      .where("consumer", "=", this.name)
      .where("source", "=", this.source)
      .limit(1)
      .execute();
    if (any.length === 0) return;
    const due = await this.services.transact((tx) =>
      tx.query<ParkedRow>(
        `select * from (select distinct on (key) epoch, xid::text, seq::text, type, key, payload, at, attempts, next_try_at from parked_event
         where consumer = ? and source = ? order by key, parked_event.epoch, parked_event.xid, parked_event.seq) oldest where next_try_at <= now()`,
        [this.name, this.source],
      ),
    );
    for (const row of due) {
      const event: FeedEvent = {
        source: this.source,
        type: row.type,
        key: row.key,
        payload: row.payload,
        at: row.at,
        position: `${row.epoch}/${row.xid}/${row.seq}`,
        where: row,
      };
      const where = [this.name, this.source, row.epoch, row.xid, row.seq];
      const same = "consumer = ? and source = ? and epoch = ? and xid = ?::xid8 and seq = ?";
      try {
        await this.services.transact(async (tx) => {
          const locked = await tx.query(`select 1 from parked_event where ${same} for update skip locked`, where);
          if (locked.length === 0) return;
          await this.consumer.apply(event as unknown as LoggedEvent<never>, tx, this.services);
          await tx.query(`delete from parked_event where ${same}`, where);
          await tx.query("update parked_event set next_try_at = now() where consumer = ? and source = ? and key = ?", [
            this.name,
            this.source,
            row.key,
          ]);
        });
        this.consumer.committed?.(this.services);
      } catch (error) {
        if (isConnectionFault(error)) throw error;
        const pause = RETRY_MS[Math.min(row.attempts, RETRY_MS.length - 1)] ?? 600_000;
        await this.services.transact((tx) =>
          tx.query(
            `update parked_event set attempts = attempts + 1, error = ?, next_try_at = now() + (? || ' milliseconds')::interval where ${same}`,
            [describeFault(error), String(pause), ...where],
          ),
        );
      }
    }
  }

  /** Empties what the consumer derives and reads the log again from its beginning. */
  async rebuild(): Promise<void> {
    this.position = null;
    await this.services.transact(async (tx) => {
      await tx.query("select 1 from consumer_checkpoint where consumer = ? and source = ? for update", [this.name, this.source]);
      await this.consumer.reset?.(tx);
      await tx.query("delete from parked_event where consumer = ? and source = ?", [this.name, this.source]);
      await tx.query("update consumer_checkpoint set epoch = 0, xid = '0', seq = 0 where consumer = ? and source = ?", [
        this.name,
        this.source,
      ]);
    });
    while ((await this.step()) !== "end");
  }

  belongsTo(services: SubgraphServices): boolean {
    return this.services === services;
  }

  /** A fault in one line, or null. */
  async health(): Promise<string | null> {
    const [row] = (await this.services.db
      .selectFrom("parked_event")
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where("consumer", "=", this.name)
      .where("source", "=", this.source)
      .execute()) as { count: string }[];
    const parked = Number(row?.count ?? 0);
    if (parked > 0) return `${parked} events parked`;
    if (this.failures > 3) return "cannot read the log";
    return null;
  }
}
