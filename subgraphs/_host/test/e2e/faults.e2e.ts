import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../support/graph.ts";
import { until } from "../support/graph.ts";
import { isRunning } from "../support/launcher.ts";
import { type RealCity, startRealCity } from "../support/real-city.ts";

// Parts of a real city are killed while it is in use. What was answered must be there, what follows from it must follow once.

const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id number } }";

let city: RealCity;
let citizen: Client;
let gro: Client;
beforeAll(async () => {
  // One client files as fast as the city takes it: here that is the load, not an attack.
  city = await startRealCity({ env: { RATE_BURST: "1000000" } });
  citizen = await city.graph.citizen("Harpreet Kaur");
  gro = await city.graph.employee("gro@pb.amritsar");
});
afterAll(() => city?.stop());

const input = (id: string) => ({
  id,
  city: "pb.amritsar",
  category: "StreetLightNotWorking",
  description: "The light at the corner has been dark for a week",
  locality: "SUN04",
});
const health = () =>
  fetch(city.healthUrl.replace("localhost", "127.0.0.1")).then(
    (answer) => answer.status,
    () => 0,
  );
/** The part is away, which is seen, and then back. */
const recovers = async () => {
  await until(async () => (await health()) !== 200);
  await until(async () => (await health()) === 200, 60_000);
};
const file = (id = randomUUID()) => citizen.ask<{ fileComplaint: { id: string; number: string } }>(FILE, { input: input(id) });
const filed = async () => {
  const answer = await file();
  if (!answer.data?.fileComplaint) throw new Error(JSON.stringify(answer.errors));
  return answer.data.fileComplaint;
};

/** Sends complaints one after another until told to stop; answers the ids of those that were accepted, and what else came. */
function keepFiling(): { stop(): Promise<{ accepted: string[]; refused: (string | undefined)[] }> } {
  let going = true;
  const accepted: string[] = [];
  const refused: (string | undefined)[] = [];
  const lines = Array.from({ length: 4 }, async () => {
    while (going) {
      const id = randomUUID();
      const answer = await file(id).catch(() => null);
      if (answer?.data?.fileComplaint) accepted.push(id);
      else {
        refused.push(answer ? answer.code : "no answer");
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
  return {
    async stop() {
      going = false;
      await Promise.all(lines);
      return { accepted, refused };
    },
  };
}

const ask = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> => {
  const client = new pg.Client({ connectionString: city.databaseUrl });
  await client.connect();
  try {
    return (await client.query<R>(sql, values)).rows;
  } finally {
    await client.end();
  }
};

/** How often each complaint stands in the domain, the index, the notifications to its filer, and the messages to their phone. */
const traces = (ids: string[]) =>
  ask<{ id: string; complaints: number; indexed: number; notified: number; sent: number }>(
    `select id, (select count(*)::int from complaints.complaint where complaint.id = given.id) as complaints,
       (select count(*)::int from casework.case_index where case_index.id = given.id) as indexed,
       (select count(*)::int from notifications.notification where case_id = given.id and audience = 'filer') as notified,
       (select count(*)::int from notifications.delivery join notifications.notification on notification.id = notification_id
          where case_id = given.id and audience = 'filer' and channel = 'sms' and delivery.state = 'sent') as sent
     from unnest($1::uuid[]) as given (id)`,
    [ids],
  );

/** Each of them is there, and all that follows from it, once. A message that was being sent when the process died is taken up again within two minutes. */
async function expectOnce(ids: string[]): Promise<void> {
  await until(async () => (await traces(ids)).every((one) => one.indexed > 0 && one.notified > 0 && one.sent > 0), 150_000);
  const rows = await traces(ids);
  expect(rows.filter((one) => one.complaints !== 1 || one.indexed !== 1 || one.notified !== 1 || one.sent !== 1)).toEqual([]);
  expect(await ask("select count(*)::int as parked from casework.parked_event")).toEqual([{ parked: 0 }]);
}

describe("PostgreSQL killed while complaints are coming in", () => {
  test("comes back by itself: health tells 503 and then 200, the host is the same process, nothing that was accepted is lost", async () => {
    const before = city.pids();
    const filing = keepFiling();
    await filed();
    city.kill("postgres", "SIGKILL");
    await until(async () => (await health()) === 503);
    await until(async () => (await health()) === 200, 60_000);
    // It serves as before: all at once, more than the pools hold.
    const after = await Promise.all(Array.from({ length: 12 }, () => filed()));
    const { accepted, refused } = await filing.stop();
    expect(city.pids().postgres).not.toBe(before.postgres);
    expect(city.pids()).toMatchObject({ host: before.host, router: before.router });
    // Whoever was turned away meanwhile was told so, and no more.
    expect([...new Set(refused)].filter((code) => code !== "UNAVAILABLE")).toEqual([]);
    await expectOnce([...accepted, ...after.map((one) => one.id)]);
  });

  test("while it is away every question is UNAVAILABLE in the caller's language, without a word of the database", async () => {
    const seen: Awaited<ReturnType<typeof gro.ask>>[] = [];
    city.kill("postgres", "SIGKILL");
    await until(async () => {
      seen.push(
        await gro.ask('{ cases { nodes { id } } complaints(city: "pb.amritsar", first: 5) { nodes { id } } }', {}, { locale: "hi" }),
        await file(),
      );
      return (await health()) === 503;
    });
    await until(async () => (await health()) === 200, 60_000);
    const errors = seen.flatMap((answer) => answer.errors);
    expect(errors.length).toBeGreaterThan(0);
    expect(new Set(errors.map((error) => error.extensions.code))).toEqual(new Set(["UNAVAILABLE"]));
    expect(JSON.stringify(errors)).not.toMatch(/postgres|connect|ECONN|127\.0\.0\.1|terminat|Error:/i);
    expect(errors.some((error) => /[\u0900-\u097f]/.test(error.message))).toBe(true);
  });
});

describe("the host killed between an event and those who follow it", () => {
  test("after the restart it is delivered, once", async () => {
    const before = city.pids().host as number;
    const filing = keepFiling();
    for (let round = 0; round < 3; round++) {
      const pid = city.pids().host as number;
      await filed();
      city.kill("host", "SIGKILL");
      await until(async () => !isRunning(pid));
      await recovers();
    }
    const { accepted, refused } = await filing.stop();
    expect(city.pids().host).not.toBe(before);
    expect(accepted.length).toBeGreaterThan(0);
    expect([...new Set(refused)].filter((code) => code !== "UNAVAILABLE")).toEqual([]);
    await expectOnce(accepted);
  }, 300_000);

  test("the same complaint sent again after an answer that never came is one complaint", async () => {
    const id = randomUUID();
    const lost = file(id).catch(() => null);
    city.kill("host", "SIGKILL");
    await lost;
    await recovers();
    const again = await file(id);
    expect(again.errors).toEqual([]);
    expect((await file(id)).data).toEqual(again.data);
    await expectOnce([id]);
  });
});

test("a bug of ours: the caller gets INTERNAL_SERVER_ERROR with an id, and the rest of the answer; nothing of what broke", async () => {
  await ask("alter table notifications.notification rename to notification_gone");
  const answer = await citizen.ask("{ notifications { nodes { title } } }", {}, { locale: "ur" });
  const rest = await citizen.must<{ me: { name: string } }>("{ me { name } }");
  await ask("alter table notifications.notification_gone rename to notification");
  expect(rest.me.name).toBe("Harpreet Kaur");
  const [error] = answer.errors;
  expect(error?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
  expect(error?.extensions.correlationId).toBeTruthy();
  expect(error?.message).toContain(error?.extensions.correlationId);
  expect(error?.message).toMatch(/[\u0600-\u06ff]/);
  expect(JSON.stringify(answer.errors)).not.toMatch(/\brelation\b|notification_gone|select|\.ts\b|stack/i);
  expect((await citizen.ask("{ notifications { unreadCount } }")).errors).toEqual([]);
});

test("the router killed: it is there again by itself, and tokens still hold", async () => {
  const pid = city.pids().router as number;
  city.kill("router", "SIGKILL");
  await until(async () => !isRunning(pid));
  await until(async () => (await health()) === 200, 60_000);
  expect((await gro.must<{ me: { id: string } }>("{ me { id } }")).me.id).toBeTruthy();
});
