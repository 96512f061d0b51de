import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, startTestServer } from "../testing/test-database.ts";
import { OldestTransaction } from "./oldest-transaction.ts";

let stop: () => Promise<void>;
let url: string;

beforeAll(async () => {
  const server = await startTestServer();
  const database = await createTestDatabase(server);
  url = database.url;
  stop = async () => {
    await database.drop();
    await server.stop();
  };
});
afterAll(() => stop?.());

test("a transaction that stays open is a fault after half a minute, and none when it has ended", async () => {
  let now = new Date("2026-11-24T06:00:00Z");
  const watch = new OldestTransaction(url, () => now, pino({ level: "silent" }));
  const client = new pg.Client({ connectionString: url });
  const other = new pg.Client({ connectionString: url });
  await Promise.all([client.connect(), other.connect()]);
  try {
    await client.query("create table note (text text)");
    await client.query("begin");
    await client.query("insert into note values ('half done')");
    await other.query("insert into note values ('written past it')");
    await watch.look();
    expect(watch.seconds()).toBe(0);
    now = new Date(now.getTime() + 31_000);
    await watch.look();
    expect(watch.seconds()).toBe(31);
    expect(watch.fault()).toContain("31 seconds");
    await client.query("commit");
    await watch.look();
    expect(watch.seconds()).toBe(0);
    expect(watch.fault()).toBeNull();
  } finally {
    await Promise.all([client.end(), other.end()]);
    await watch.stop();
  }
});
