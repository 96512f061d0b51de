import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import billing from "../../../billing/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import identity from "../../../identity/subgraph.ts";
import notifications from "../../../notifications/subgraph.ts";

const AMRITSAR = "pb.amritsar";
const OPEN = "mutation ($input: OpenBillingAccountInput!) { openBillingAccount(input: $input) { id } }";
const SEARCH = "query ($city: ID!, $search: String) { billingAccounts(city: $city, search: $search) { nodes { number } totalCount } }";
const FIND =
  "query ($city: ID!, $number: String!, $name: String!) { findBillToPay(city: $city, number: $number, name: $name) { accountId } }";

let city: TestCity;
let clerk: string;
let accountant: string;
let owner: string;
const ownerId = randomUUID();
const home = randomUUID();

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([billing, cities, identity, notifications], { seed: true });
  await city.settle();
  clerk = await city.employee({ [AMRITSAR]: { roles: ["CEMP"] } });
  accountant = await city.employee({ [AMRITSAR]: { roles: ["ACCOUNTS_OFFICER"] } });
  owner = await city.citizen(ownerId);
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [ownerId]));
  const open = (input: Record<string, unknown>) =>
    city.ask("billing", OPEN, { input: { city: AMRITSAR, service: "property", ...input } }, { token: accountant });
  await open({ id: home, number: "PT-ASR-900001", ownerId, payerName: "Harpreet Kaur", place: "14 Ranjit Avenue, Block B" });
  await open({ id: randomUUID(), number: "PT-ASR-900002", payerName: "हरप्रीत कौर", place: "रंजीत एवेन्यू 15" });
  await open({ id: randomUUID(), number: "PT-ASR-900003", payerName: "Mohan Lal", place: "3 Lawrence Road" });
});
afterAll(() => city?.stop());

const search = async (text: string, token = clerk) => {
  const { data } = await city.ask<{ billingAccounts: { nodes: { number: string }[] } }>(
    "billing",
    SEARCH,
    { city: AMRITSAR, search: text },
    { token },
  );
  return data?.billingAccounts.nodes.map((one) => one.number);
};

describe("a clerk finds an account", () => {
  test.each([
    ["the beginning of its number", "pt-asr-90000", ["PT-ASR-900001", "PT-ASR-900002", "PT-ASR-900003"]],
    ["words of its place", "ranjit aven", ["PT-ASR-900001"]],
    ["a name and a place together", "harpreet block", ["PT-ASR-900001"]],
    ["words of another script", "रंजीत", ["PT-ASR-900002"]],
    ["its holder's mobile number, however it is written", "+91 98765-43210", ["PT-ASR-900001"]],
    ["a mobile number that nobody holds", "9876500000", []],
    ["nothing but operators", "& | ! ( :*", []],
  ])("by %s", async (_how, text, found) => expect(await search(text)).toEqual(found));

  test("of the own city alone; a citizen among the own ones", async () => {
    expect(await search("ranjit", owner)).toEqual(["PT-ASR-900001"]);
    expect(await search("lawrence", owner)).toEqual([]);
    const elsewhere = await city.employee({ "pb.jalandhar": { roles: ["CEMP"] } });
    expect((await city.ask("billing", SEARCH, { city: AMRITSAR, search: "ranjit" }, { token: elsewhere })).code).toBe("FORBIDDEN");
    expect((await city.ask("billing", SEARCH, { city: AMRITSAR, search: "x".repeat(101) }, { token: clerk })).code).toBe("BAD_USER_INPUT");
  });
});

test("whoever guesses names is stopped for the hour, the right name too; others, and the next hour, are not concerned", async () => {
  const find = (number: string, name: string) => city.ask("billing", FIND, { city: AMRITSAR, number, name });
  expect((await find("PT-ASR-900003", "Mohan Lal")).code).toBeUndefined();
  for (let guess = 0; guess < 20; guess++) expect((await find("PT-ASR-900003", `Somebody ${guess}`)).code).toBe("NOT_FOUND");
  const refused = await find("PT-ASR-900003", "Mohan Lal");
  expect(refused.code).toBe("RATE_LIMITED");
  // The same client tries another number.
  expect((await find("PT-ASR-900001", "Harpreet Kaur")).code).toBe("RATE_LIMITED");
  const kept = await city.services("billing").transact((tx) => tx.query<{ what: string }>("select what from failed_guess"));
  expect(JSON.stringify(kept)).not.toContain("PT-ASR");
  city.clock.now = new Date(city.clock.now.getTime() + 3_600_000);
  expect((await find("PT-ASR-900003", "Mohan Lal")).code).toBeUndefined();
  await billing.cron?.find((one) => one.name === "forget-guesses")?.run(city.services("billing"));
  expect(await city.services("billing").transact((tx) => tx.query("select what from failed_guess"))).toEqual([]);
  city.clock.now = new Date(city.clock.now.getTime() - 3_600_000);
});

describe("a payment", () => {
  const PAYMENTS = "query { myPayments { nodes { amount state account { number } } totalCount } }";
  const NEWS = "query { notifications { nodes { title body payment case { id } } } }";
  const news = async () =>
    (
      await city.ask<{ notifications: { nodes: { title: string; body: string; payment: string; case: null }[] } }>(
        "notifications",
        NEWS,
        {},
        { token: owner },
      )
    ).data?.notifications.nodes;

  test("stands among the payer's own, and the payer is told of it and of its end; nobody else is", async () => {
    const demand = {
      id: randomUUID(),
      accountId: home,
      periodDay: "2026-11-24",
      issuedOn: null,
      lines: [{ head: "PT_TAX", amount: 240_000 }],
      reason: null,
    };
    await city.platform.localCall("billing", "raiseDemand")?.(demand, { caller: "property", viewerToken: null });
    const session = randomUUID();
    await city.ask(
      "billing",
      "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }",
      { input: { id: session, city: AMRITSAR, counter: "1", float: 0 } },
      { token: clerk },
    );
    const id = randomUUID();
    const input = { id, sessionId: session, accountId: home, amount: 100_000, mode: "CASH", payerName: "Harpreet Kaur" };
    expect(
      (await city.ask("billing", "mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id } }", { input }, { token: clerk }))
        .errors,
    ).toEqual([]);
    await city.settle();
    expect((await city.ask("billing", PAYMENTS, {}, { token: owner })).data).toEqual({
      myPayments: { nodes: [{ amount: 100_000, state: "posted", account: { number: "PT-ASR-900001" } }], totalCount: 1 },
    });
    expect((await city.ask("billing", PAYMENTS, {}, { token: await city.citizen() })).data).toEqual({
      myPayments: { nodes: [], totalCount: 0 },
    });
    expect((await city.ask("billing", PAYMENTS)).code).toBe("UNAUTHENTICATED");
    expect(await news()).toEqual([
      {
        title: "Paid. Property tax PT-ASR-900001: ₹1,000.00",
        body: "Your payment has come. The receipt is ready.",
        payment: id,
        case: null,
      },
    ]);

    const back = { id, reversal: "ERROR_RECEIPT", reason: "Taken for the wrong house" };
    await city.ask(
      "billing",
      "mutation ($input: ReversePaymentInput!) { reversePayment(input: $input) { id } }",
      { input: back },
      { token: accountant },
    );
    await city.settle();
    expect((await news())?.map((one) => one.title)).toEqual([
      "Payment taken back. Property tax PT-ASR-900001: ₹1,000.00",
      "Paid. Property tax PT-ASR-900001: ₹1,000.00",
    ]);
  });

  test("is told to other services head by head; what is taken back has the same lines below nil", async () => {
    const events = await city
      .services("billing")
      .transact((tx) =>
        tx.query<{ payload: { state: string; amount: number; lines: { head: string; period: string; amount: number }[] } }>(
          "select payload from event where type = 'billing.payment-changed' order by seq",
        ),
      );
    const line = { head: "PT_TAX", period: "2026-27" };
    expect(events.map(({ payload }) => [payload.state, payload.lines])).toEqual([
      ["posted", [{ ...line, amount: 100_000 }]],
      ["reversed", [{ ...line, amount: -100_000 }]],
    ]);
  });
});
