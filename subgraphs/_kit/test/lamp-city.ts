import "reflect-metadata";
import { join } from "node:path";
import { defineEvent } from "@civicgraph/events";
import { Migration } from "@mikro-orm/migrations";
import pg from "pg";
import { Query, Resolver } from "type-graphql";
import { z } from "zod";
import { ConsumerRunner } from "../events/consumer-runner.ts";
import type { EventFeed } from "../events/event-feed.ts";
import { migrateSubgraph } from "../runtime/start-subgraph.ts";
import { type Consumer, defineSubgraph, type LoggedEvent } from "../subgraph.ts";
import { startTestCity, type TestCity } from "../testing/index.ts";

/** A lamp of a street was switched: the smallest thing that a city could log. */
export const lampSwitched = defineEvent("lamps.switched", z.object({ step: z.number().int() }));
type Switched = LoggedEvent<z.infer<typeof lampSwitched.schema>>;

@Resolver()
class LampResolver {
  @Query(() => String, { description: "Only there because a schema needs a query." })
  lamps(): string {
    return "lamps";
  }
}

@Resolver()
class LedgerResolver {
  @Query(() => String, { description: "Only there because a schema needs a query." })
  ledger(): string {
    return "ledger";
  }
}

class LedgerMigration extends Migration {
  override up(): void {
    this.addSql("create table entry (id bigint generated always as identity primary key, lamp text not null, step integer not null)");
  }
}

export interface LampCity {
  city: TestCity;
  /** Told of each event before it is written down; may throw, or do something to the transaction. */
  before: { hook(event: Switched, query: (sql: string) => Promise<unknown>): Promise<void> };
  /** Switches a lamp in a transaction of its own. */
  switchLamp(lamp: string, step: number): Promise<void>;
  /** What the ledger says of each lamp, in the order in which it was written. */
  ledger(): Promise<Record<string, number[]>>;
  /** Lets the consumer read the log to its end. */
  settle(): Promise<void>;
  parked(): Promise<{ key: string; payload: { step: number }; error: string; attempts: number }[]>;
  /** The retry of everything parked is due now. */
  hurry(): Promise<void>;
  /** Another runner of the same consumer, as a second process would have. */
  secondRunner(feed: EventFeed): ConsumerRunner;
  /** What every start does before anything is served. */
  migrate(): Promise<void>;
  /** A connection of one's own to the city's database, as that role. */
  connect(role: string): Promise<pg.Client>;
  stop(): Promise<void>;
}

const manifestOf = (name: string, events: { emits?: string[]; consumes?: string[] }) => ({
  name,
  version: "1.0.0",
  permissions: [],
  settings: [],
  emits: events.emits ?? [],
  consumes: events.consumes ?? [],
});

/** Two subgraphs on real PostgreSQL: `lamps` writes a log, the ledger of `ledger` follows it, one entry an event and nothing to hide doubles. */
export async function startLampCity(): Promise<LampCity> {
  const before: LampCity["before"] = { hook: async () => undefined };
  const consumer: Consumer = {
    name: "ledger",
    events: [lampSwitched.type],
    async apply(event, tx) {
      const switched = event as Switched;
      await before.hook(switched, (sql) => tx.query(sql));
      await tx.query("insert into entry (lamp, step) values (?, ?)", [switched.key, switched.payload.step]);
    },
    async reset(tx) {
      await tx.query("delete from entry");
    },
  };
  const folder = join(import.meta.dirname, "..");
  const lamps = defineSubgraph({
    manifest: manifestOf("lamps", { emits: [lampSwitched.type] }),
    folder,
    entities: [],
    resolvers: [LampResolver],
    migrations: [],
  });
  const ledger = defineSubgraph({
    manifest: manifestOf("ledger", { consumes: [lampSwitched.type] }),
    folder,
    entities: [],
    resolvers: [LedgerResolver],
    migrations: [LedgerMigration],
    consumers: [consumer],
  });
  const city = await startTestCity([lamps, ledger]);
  const db = city.services("ledger").db;
  return {
    city,
    before,
    switchLamp: (lamp, step) => city.services("lamps").transact((tx) => tx.emit(lampSwitched, lamp, { step })),
    async ledger() {
      const rows = (await db.selectFrom("entry").select(["lamp", "step"]).orderBy("id").execute()) as { lamp: string; step: number }[];
      const entries: Record<string, number[]> = {};
      for (const { lamp, step } of rows) entries[lamp] = [...(entries[lamp] ?? []), step];
      return entries;
    },
    async settle() {
      const runner = city.runner("ledger", "lamps");
      while ((await runner.step()) !== "end");
    },
    parked: async () =>
      (await db
        .selectFrom("parked_event")
        .select(["key", "payload", "error", "attempts"])
        .orderBy("epoch")
        .orderBy("xid")
        .orderBy("seq")
        .execute()) as Awaited<ReturnType<LampCity["parked"]>>,
    async hurry() {
      await db
        .updateTable("parked_event")
        .set({ next_try_at: new Date(0) })
        .execute();
    },
    secondRunner: (feed) => new ConsumerRunner(consumer, "lamps", feed, city.services("ledger"), city.platform.log),
    async migrate() {
      for (const one of [lamps, ledger]) await migrateSubgraph(one, city.platform);
    },
    async connect(role) {
      const [subgraph, kind] = role.split("_");
      const url = kind === "migrator" ? city.platform.migratorUrl(subgraph ?? "") : city.platform.databaseUrl(subgraph ?? "");
      const client = new pg.Client({ connectionString: url, options: `-c search_path=${subgraph}` });
      client.on("error", () => undefined); // a backend that a test ends is no fault of the test
      await client.connect();
      return client;
    },
    stop: () => city.stop(),
  };
}
