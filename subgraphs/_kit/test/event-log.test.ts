import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ConsumerRunner } from "../events/consumer-runner.ts";
import { postgresFeed, START } from "../events/event-feed.ts";
import { type LampCity, lampSwitched, startLampCity } from "./lamp-city.ts";

let lamps: LampCity;
beforeAll(async () => {
  lamps = await startLampCity();
});
afterAll(() => lamps?.stop());
beforeEach(() => {
  lamps.before.hook = async () => undefined;
});

const insert = "insert into event (type, key, payload) values ('lamps.switched', $1, $2)";

describe("reading the log", () => {
  test("the order is that of numbers, also where they get one digit more", async () => {
    const steps = Array.from({ length: 120 }, (_, index) => index + 1);
    for (const step of steps) await lamps.switchLamp("counted", step);
    const feed = postgresFeed(lamps.city.platform.eventReaderUrl());
    const read: number[] = [];
    for (let at = START; ; ) {
      const page = await feed.read("lamps", at, [lampSwitched.type], 7);
      if (!page.upTo) break;
      read.push(...page.events.map((event) => (event.payload as { step: number }).step));
      at = page.upTo;
    }
    await feed.close();
    expect(read).toEqual(steps);
    await lamps.settle();
    expect((await lamps.ledger()).counted).toEqual(steps);
  });

  test("an event of a transaction that commits late is not skipped, and comes in its place", async () => {
    const late = await lamps.connect("lamps_app");
    await late.query("begin");
    await late.query(insert, ["late", { step: 1 }]);
    await lamps.switchLamp("early", 1);
    // What committed meanwhile waits: it must not be read before what may still come in front of it.
    expect(await lamps.city.runner("ledger", "lamps").step()).toBe("unsettled");
    expect(await lamps.ledger()).not.toHaveProperty("early");
    await late.query("commit");
    await late.end();
    await lamps.settle();
    expect(Object.keys(await lamps.ledger()).slice(-2)).toEqual(["late", "early"]);
  });

  test("a transaction that was rolled back leaves nothing and holds nobody up", async () => {
    const broken = await lamps.connect("lamps_app");
    await broken.query("begin");
    await broken.query(insert, ["never", { step: 1 }]);
    await lamps.switchLamp("after", 1);
    await broken.query("rollback");
    await broken.end();
    await lamps.settle();
    expect(await lamps.ledger()).toMatchObject({ after: [1] });
    expect(await lamps.ledger()).not.toHaveProperty("never");
  });

  test("many writers at once: every event is applied once, each lamp's in the order in which it was switched", async () => {
    const steps = Array.from({ length: 25 }, (_, index) => index + 1);
    const writers = Array.from({ length: 8 }, (_, lamp) => `writer-${lamp}`);
    let writing = true;
    const reading = (async () => {
      while (writing) await lamps.settle();
    })();
    await Promise.all(
      writers.map(async (lamp) => {
        for (const step of steps) await lamps.switchLamp(lamp, step);
      }),
    );
    writing = false;
    await reading;
    await lamps.settle();
    const entries = await lamps.ledger();
    for (const lamp of writers) expect(entries[lamp]).toEqual(steps);
  });

  test("two processes that run the same consumer apply every event once", async () => {
    const feed = postgresFeed(lamps.city.platform.eventReaderUrl());
    const second = lamps.secondRunner(feed);
    const first = lamps.city.runner("ledger", "lamps");
    const steps = Array.from({ length: 40 }, (_, index) => index + 1);
    const settle = async (runner: ConsumerRunner) => {
      while ((await runner.step()) !== "end");
    };
    for (const step of steps) {
      await lamps.switchLamp("contested", step);
      if (step % 8 === 0) await Promise.all([settle(first), settle(second)]);
    }
    await feed.close();
    expect((await lamps.ledger()).contested).toEqual(steps);
  });
});

describe("an event that cannot be applied", () => {
  test("holds back its own lamp alone, stands on health, is tried again, and what waited follows in order", async () => {
    let broken = true;
    lamps.before.hook = async (event) => {
      if (broken && event.key === "bad" && event.payload.step === 1) throw new Error("the lamp is unknown");
    };
    const runner = lamps.city.runner("ledger", "lamps");
    for (const step of [1, 2]) for (const lamp of ["good", "bad"]) await lamps.switchLamp(lamp, step);
    await lamps.settle();
    // Written after the other was parked: it waits just so.
    await lamps.switchLamp("bad", 3);
    await lamps.switchLamp("good", 3);
    await lamps.settle();
    expect(await lamps.ledger()).toMatchObject({ good: [1, 2, 3] });
    expect(await lamps.ledger()).not.toHaveProperty("bad");
    const parked = await lamps.parked();
    expect(parked.map((one) => [one.key, one.payload.step])).toEqual([
      ["bad", 1],
      ["bad", 2],
      ["bad", 3],
    ]);
    expect(parked[0]?.error).toMatch(/^Error at event-log\.test\.ts:\d+$/);
    expect(await runner.health()).toContain("3");

    await lamps.hurry();
    await lamps.settle();
    expect((await lamps.parked())[0]).toMatchObject({ payload: { step: 1 }, attempts: 2 });

    broken = false;
    while ((await lamps.parked()).length > 0) {
      await lamps.hurry();
      await lamps.settle();
    }
    expect(await lamps.ledger()).toMatchObject({ good: [1, 2, 3], bad: [1, 2, 3] });
    expect(await runner.health()).toBeNull();
  });

  test("whose statement PostgreSQL refuses is parked like any other, and the batch around it is applied", async () => {
    lamps.before.hook = async (event, query) => {
      if (event.key === "refused") await query("select 1 / 0");
    };
    for (const lamp of ["before", "refused", "behind"]) await lamps.switchLamp(lamp, 1);
    await lamps.settle();
    expect(await lamps.ledger()).toMatchObject({ before: [1], behind: [1] });
    expect((await lamps.parked()).map((one) => one.key)).toEqual(["refused"]);
    lamps.before.hook = async () => undefined;
    await lamps.hurry();
    await lamps.settle();
    expect(await lamps.parked()).toEqual([]);
  });
});

describe("a consumer whose connection dies in the middle of a batch", () => {
  test("has applied nothing and moved nothing; the batch is applied once, and nothing is parked", async () => {
    let dies = true;
    lamps.before.hook = async (event, query) => {
      if (dies && event.key === "cut" && event.payload.step === 3) {
        dies = false;
        await query("select pg_terminate_backend(pg_backend_pid())");
      }
    };
    for (const step of [1, 2, 3, 4]) await lamps.switchLamp("cut", step);
    await expect(lamps.settle()).rejects.toThrow();
    expect(await lamps.ledger()).not.toHaveProperty("cut");
    expect(await lamps.parked()).toEqual([]);
    await lamps.settle();
    expect((await lamps.ledger()).cut).toEqual([1, 2, 3, 4]);
    expect(await lamps.parked()).toEqual([]);
  });
});

test("a connection that dies is given back: more of them than the pool holds leave the subgraph able to write", async () => {
  const { transact } = lamps.city.services("lamps");
  for (let died = 0; died < 2 * lamps.city.platform.poolSize; died++) {
    await expect(transact((tx) => tx.query("select pg_terminate_backend(pg_backend_pid())"))).rejects.toThrow();
  }
  await lamps.switchLamp("afterwards", 1);
  await lamps.settle();
  expect(await lamps.ledger()).toMatchObject({ afterwards: [1] });
});

test("what is derived is emptied and built again from the log, and is the same", async () => {
  const before = await lamps.ledger();
  await lamps.city.runner("ledger", "lamps").rebuild();
  expect(await lamps.ledger()).toEqual(before);
});

describe("after a restore into a database whose transaction ids are lower", () => {
  test("the next start raises the epoch, and what is written then is read, once, after all that was there", async () => {
    await lamps.switchLamp("restored", 1);
    await lamps.settle();
    // As a dump that was taken on a busier server brings it along: rows and checkpoints of transaction ids that are still to come here.
    const owner = await lamps.connect("lamps_migrator");
    const lift = (column: string) => `${column} = (${column}::text::bigint + 1000000)::text::xid8`;
    await owner.query(`update event set ${lift("xid")}`);
    await owner.end();
    await lamps.city.services("ledger").transact((tx) => tx.query(`update consumer_checkpoint set ${lift("xid")}`));
    const before = await lamps.ledger();
    await lamps.migrate();
    await lamps.switchLamp("restored", 2);
    await lamps.settle();
    expect(await lamps.ledger()).toEqual({ ...before, restored: [1, 2] });
    // A start that follows no restore raises nothing.
    const epochs = () =>
      lamps.city
        .services("lamps")
        .db.selectFrom("log_epoch")
        .select(({ fn }) => fn.max("epoch").as("epoch"))
        .executeTakeFirstOrThrow();
    const raised = await epochs();
    await lamps.migrate();
    expect(await epochs()).toEqual(raised);
  });
});

describe("the role with which a subgraph runs", () => {
  test.each([
    ["changes an event", "update event set payload = '{}'"],
    ["deletes an event", "delete from event"],
    ["empties the log", "truncate event"],
    ["raises the epoch", "insert into log_epoch values (99)"],
    ["makes a table", "create table own (id integer)"],
    ["drops a table", "drop table entry"],
    ["makes a table where everybody could", "create table public.own (id integer)"],
    ["reads another subgraph's log", "select * from lamps.event"],
    ["becomes its owner", "set role ledger_migrator"],
  ])("is refused when it %s", async (_, statement) => {
    const app = await lamps.connect("ledger_app");
    await expect(app.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42P01)$/) });
    await app.end();
  });

  test("writes events of its own, and only by their contract", async () => {
    const transact = lamps.city.services("lamps").transact;
    await expect(transact((tx) => tx.emit(lampSwitched, "odd", { step: "one" } as never))).rejects.toThrow();
    await lamps.settle();
    expect(await lamps.ledger()).not.toHaveProperty("odd");
  });
});
