import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import identity from "../../../identity/subgraph.ts";
import { sendDue } from "../../../notifications/delivery/send-due.ts";
import notifications from "../../../notifications/subgraph.ts";

const MOBILE = "9876543210";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let city: TestCity;
let mobileOwner: string;

/** The gateway of the demo takes every message; outside the demo there is none. */
const gateway = (there: boolean) => {
  process.env.DEMO = there ? "1" : "0";
};
const pass = (milliseconds: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + milliseconds);
};
const read = <T>(sql: string, values: unknown[] = []) => city.services("notifications").transact((tx) => tx.query<T>(sql, values));
const deliveries = () =>
  read<{ channel: string; state: string; attempts: number; last_error: string | null }>(
    "select channel, state, attempts, last_error from delivery order by channel desc",
  );
const sms = async () => (await deliveries()).find((one) => one.channel === "sms");
const sent = () => read<{ recipient: string; body: string }>("select recipient, body from demo_message order by id");
const send = () => sendDue(city.services("notifications"));

beforeAll(async () => {
  process.env.DEMO_PASSWORD ??= "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity, notifications], { seed: true });
  mobileOwner = randomUUID();
  await city
    .services("identity")
    .transact((tx) =>
      tx.query("insert into citizen (id, mobile, name, locale) values (?, ?, 'Harpreet Kaur', 'hi')", [mobileOwner, MOBILE]),
    );
  await city.settle();
});
afterAll(async () => {
  delete process.env.DEMO;
  await city?.stop();
});

async function fileOne(): Promise<string> {
  const { data, errors } = await city.ask<{ fileComplaint: { number: string } }>(
    "complaints",
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { number } }",
    {
      input: {
        city: "pb.amritsar",
        category: "StreetLightNotWorking",
        description: "The light at the corner has been dark for a week",
        locality: "SUN04",
      },
    },
    { token: await city.citizen(mobileOwner) },
  );
  expect(errors).toEqual([]);
  await city.settle();
  return data?.fileComplaint.number ?? "";
}

beforeEach(async () => {
  await read("delete from notification");
  await read("delete from demo_message");
});

describe("a message of a case", () => {
  test("fails where an operator sees it while there is no gateway, waits for its time, and goes out when there is one", async () => {
    gateway(false);
    const number = await fileOne();
    await send();
    expect(await deliveries()).toEqual([
      { channel: "sms", state: "failed", attempts: 1, last_error: "NO_PROVIDER" },
      { channel: "email", state: "no_address", attempts: 1, last_error: null },
    ]);
    await send();
    expect((await sms())?.attempts).toBe(1);
    pass(MINUTE);
    await send();
    expect(await sms()).toMatchObject({ state: "failed", attempts: 2 });
    gateway(true);
    pass(2 * MINUTE);
    await send();
    expect(await sms()).toEqual({ channel: "sms", state: "sent", attempts: 3, last_error: null });
    const [message] = await sent();
    expect(message?.recipient).toBe(MOBILE);
    expect(message?.body).toContain(number);
    expect(message?.body).toContain("अमृतसर");
    await send();
    expect(await sent()).toHaveLength(1);
  });

  test("is given up after two days, shows in the city's health, and goes out when the operator asks for it again", async () => {
    gateway(false);
    await fileOne();
    for (let attempt = 1; attempt <= 8; attempt++) {
      await send();
      pass(DAY);
    }
    expect(await sms()).toMatchObject({ state: "given_up", attempts: 8, last_error: "NO_PROVIDER" });
    pass(-DAY);
    const admin = await city.employee({ "pb.amritsar": { roles: ["CITY_ADMIN"] } });
    const health = await notifications.health?.(city.services("notifications"));
    expect(health).toMatchObject({ provider: "no provider for sms and email", deliveries: "1 messages were given up in the last day" });
    const listed = await city.ask<{ deliveries: { totalCount: number; nodes: { id: string; attempts: number; lastError: string }[] } }>(
      "notifications",
      '{ deliveries(city: "pb.amritsar", state: "given_up") { totalCount nodes { id attempts lastError } } }',
      {},
      { token: admin },
    );
    expect(listed.data?.deliveries).toMatchObject({ totalCount: 1, nodes: [{ attempts: 8, lastError: "NO_PROVIDER" }] });
    gateway(true);
    const retried = await city.ask<{ retryDeliveries: number }>(
      "notifications",
      'mutation ($ids: [ID!]!) { retryDeliveries(city: "pb.amritsar", ids: $ids) }',
      { ids: listed.data?.deliveries.nodes.map((one) => one.id) },
      { token: admin },
    );
    expect(retried.data?.retryDeliveries).toBe(1);
    await send();
    expect(await sms()).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("is nobody's to see but the operators' of that city, and never says to whom it went", async () => {
    gateway(true);
    await fileOne();
    const query = '{ deliveries(city: "pb.amritsar") { nodes { id state case { number } } } }';
    const asks = async (token?: string) => city.ask("notifications", query, {}, token ? { token } : {});
    expect((await asks()).code).toBe("UNAUTHENTICATED");
    expect((await asks(await city.citizen(mobileOwner))).code).toBe("FORBIDDEN");
    expect((await asks(await city.employee({ "pb.jalandhar": { roles: ["CITY_ADMIN"] } }))).code).toBe("FORBIDDEN");
    expect((await asks(await city.employee({ "pb.amritsar": { roles: ["GRO"] } }))).code).toBe("FORBIDDEN");
    const seen = await asks(await city.employee({ "pb.amritsar": { roles: ["CITY_ADMIN"] } }));
    expect(seen.errors).toEqual([]);
    expect(JSON.stringify(seen.data)).not.toContain(MOBILE);
  });

  test("whose queue is worked on by two at once goes out once", async () => {
    gateway(true);
    await fileOne();
    await Promise.all([send(), send(), send()]);
    expect(await sent()).toHaveLength(1);
    expect((await sms())?.attempts).toBe(1);
  });
});

describe("a log that is read again from its beginning", () => {
  const readAgain = () => city.runner("notify", "complaints").rebuild();

  test("makes nothing twice", async () => {
    gateway(true);
    const number = await fileOne();
    await send();
    const ofIt = () => read("select id from notification where case_number = ?", [number]);
    const before = await ofIt();
    await readAgain();
    await send();
    expect(await ofIt()).toEqual(before);
    expect((await sent()).filter((one) => one.body.includes(number))).toHaveLength(1);
  });

  test("makes the notifications anew, without sending messages of long ago, and none that would be forgotten at once", async () => {
    gateway(true);
    await fileOne();
    await read("delete from notification");
    pass(8 * DAY);
    await readAgain();
    const made = await read<{ n: number }>("select count(*)::int as n from notification");
    expect(made[0]?.n).toBeGreaterThan(0);
    expect(await deliveries()).toEqual([]);
    await send();
    expect(await sent()).toEqual([]);
    await read("delete from notification");
    pass(400 * DAY);
    await readAgain();
    expect(await read("select 1 from notification")).toEqual([]);
  });
});

describe("the feed", () => {
  test("is in the reader's language, counts what is unread, and is nobody else's", async () => {
    gateway(true);
    const number = await fileOne();
    const FEED = "{ notifications { totalCount nodes { title read case { number } } } }";
    const token = await city.citizen(mobileOwner);
    const mine = await city.ask<{ notifications: { nodes: { title: string; read: boolean }[] } }>(
      "notifications",
      FEED,
      {},
      { token, locale: "hi" },
    );
    expect(mine.data?.notifications.nodes[0]).toMatchObject({ read: false, case: { number }, title: expect.stringContaining("अजीत नगर") });
    const other = await city.ask<{ notifications: { totalCount: number } }>("notifications", FEED, {}, { token: await city.citizen() });
    expect(other.data?.notifications.totalCount).toBe(0);
    expect((await city.ask("notifications", FEED)).code).toBe("UNAUTHENTICATED");
  });

  test("refuses a cursor that is none of its own", async () => {
    const after = Buffer.from('["abc"]').toString("base64url");
    const answer = await city.ask(
      "notifications",
      `{ notifications(after: "${after}") { totalCount } }`,
      {},
      { token: await city.citizen() },
    );
    expect(answer.errors[0]?.extensions.fields?.[0]).toMatchObject({ path: "after", code: "field.invalid" });
  });
});
