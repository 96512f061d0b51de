import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import billing from "../../../billing/subgraph.ts";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import identity from "../../../identity/subgraph.ts";
import { animalService } from "../support/animal-service/animal-service.ts";

const AMRITSAR = "pb.amritsar";
const FILE = "mutation ($input: FileDogInput!) { fileDog(input: $input) { id number } }";
const ACT = "mutation ($input: ActOnDogInput!) { actOnDog(input: $input) { state { code } } }";
const READ = "query ($id: ID!) { dog(id: $id) { state { code } timeline { action { code } actor { kind } } } }";
const TAKE = "mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id receipt { number } } }";

const dogs = animalService("dogs", "Dog", true);
let city: TestCity;
let tokens: Record<"citizen" | "approver" | "clerk" | "accountant", string>;
const citizenId = randomUUID();
let counter: string;

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([billing, casework, cities, identity, dogs], { seed: true });
  await city.services("cities").transact((tx) => tx.query("update city set services = array_append(services, 'dogs')"));
  await city.settle();
  // The city's services are a projection: as if the administrator had made the service live.
  await city
    .services("dogs")
    .transact((tx) => tx.query(`update known_city set facts = jsonb_set(facts, '{services}', facts->'services' || '["dogs"]')`));
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [citizenId]));
  const staff = (role: string) => city.employee({ [AMRITSAR]: { roles: [role] } });
  tokens = {
    citizen: await city.citizen(citizenId),
    approver: await staff("GRO"),
    clerk: await staff("CEMP"),
    accountant: await staff("ACCOUNTS_OFFICER"),
  };
  counter = randomUUID();
  await must(
    "billing",
    "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }",
    { id: counter, city: AMRITSAR, counter: "1", float: 0 },
    tokens.clerk,
  );
});
afterAll(() => city?.stop());

async function must<T>(subgraph: string, query: string, input: Record<string, unknown>, token: string): Promise<T> {
  const { data, errors } = await city.ask<T>(subgraph, query, { input }, { token });
  if (!data || errors.length) throw new Error(JSON.stringify(errors));
  return data;
}
/** Runs what the worker would run. */
const job = (name: string, caseId: string) => dogs.jobs?.[name]?.({ caseId }, city.services("dogs"));
const stateOf = async (id: string) =>
  (
    await city.ask<{ dog: { state: { code: string }; timeline: { action: { code: string }; actor: { kind: string } }[] } }>(
      "dogs",
      READ,
      { id },
      { token: tokens.citizen },
    )
  ).data?.dog;

async function approved(): Promise<string> {
  const { fileDog } = await must<{ fileDog: { id: string } }>(
    "dogs",
    FILE,
    { city: AMRITSAR, animalName: "Sheru", kept: "yard" },
    tokens.citizen,
  );
  await must("dogs", ACT, { id: fileDog.id, action: "APPROVE" }, tokens.approver);
  return fileDog.id;
}
const pay = (caseId: string, amount: number) =>
  must(
    "billing",
    TAKE,
    { id: randomUUID(), sessionId: counter, accountId: caseId, amount, mode: "CASH", payerName: "Harpreet Kaur" },
    tokens.clerk,
  );

describe("a case with a fee", () => {
  test("is billed by what its manifest declares, and goes on by itself when it is paid", async () => {
    const id = await approved();
    expect((await stateOf(id))?.state.code).toBe("PENDINGPAYMENT");
    await job("demand-fee", id);
    const bill = await city.ask<{ bill: { total: number; lines: { head: { name: string } }[] } }>(
      "billing",
      "query ($account: ID!) { bill(account: $account) { total lines { head { name } } } }",
      { account: id },
      { token: tokens.citizen, locale: "hi" },
    );
    expect(bill.data?.bill).toMatchObject({ total: 50_000, lines: [{ head: { name: "पंजीकरण शुल्क" } }] });
    await pay(id, 50_000);
    await city.settle();
    await job("settle-fee", id);
    const paid = await stateOf(id);
    expect(paid?.state.code).toBe("REGISTERED");
    expect(paid?.timeline.at(-1)).toEqual({ action: { code: "PAY" }, actor: { kind: "system" } });
  });

  test("told twice, it is demanded once and moves once", async () => {
    const id = await approved();
    for (let time = 0; time < 2; time++) await job("demand-fee", id);
    await pay(id, 50_000);
    await city.settle();
    for (let time = 0; time < 2; time++) await job("settle-fee", id);
    expect((await stateOf(id))?.timeline.map((one) => one.action.code)).toEqual(["FILE", "APPROVE", "PAY"]);
  });

  test("whose payment was taken back before the city heard of it waits on", async () => {
    const id = await approved();
    await job("demand-fee", id);
    const { takePayment } = (await pay(id, 50_000)) as { takePayment: { id: string } };
    await must(
      "billing",
      "mutation ($input: ReversePaymentInput!) { reversePayment(input: $input) { id } }",
      { id: takePayment.id, reversal: "ERROR_RECEIPT", reason: "The wrong account was paid" },
      tokens.accountant,
    );
    await city.settle();
    await job("settle-fee", id);
    expect((await stateOf(id))?.state.code).toBe("PENDINGPAYMENT");
  });

  test("a wake-up that comes before the payment changes nothing", async () => {
    const id = await approved();
    await job("demand-fee", id);
    await job("settle-fee", id);
    expect((await stateOf(id))?.state.code).toBe("PENDINGPAYMENT");
  });
});
