import { afterAll, beforeAll, expect, test } from "vitest";
import { type BillingCity, CITY, id, startBillingCity } from "./billing-city.ts";

let city: BillingCity;
beforeAll(async () => {
  city = await startBillingCity();
});
afterAll(() => city.stop());

const ENTITIES =
  "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { id bills { total number } } ... on BillingAccount { number } } }";
const OPEN = "mutation ($input: OpenBillingAccountInput!) { openBillingAccount(input: $input) { id } }";

test("every case has the bills of its accounts, for whoever may see them; billing knows no case type", async () => {
  const caseId = id();
  const input = { id: id(), city: CITY, service: "property", number: "PT-1", ownerId: city.ownerId, caseId, payerName: "Harpreet" };
  await city.must(OPEN, { input }, city.accountant);
  const bare = id();
  const r = [caseId, bare].map((one) => ({ __typename: "Case", id: one }));
  const bills = async (token?: string) =>
    (await city.billing<{ _entities: { bills: unknown[] }[] }>(ENTITIES, { r }, token)).data?._entities.map((one) => one.bills);
  expect(await bills(city.owner)).toEqual([[{ total: 0, number: "PT-1" }], []]);
  expect(await bills(city.accountant)).toEqual([[{ total: 0, number: "PT-1" }], []]);
  expect(await bills(await city.citizen())).toEqual([[], []]);
  expect(await bills()).toEqual([[], []]);
});

test("an account that another subgraph refers to is null for those who may not see it", async () => {
  const account = await city.account({ "2026-04-01": 1000 });
  const r = [account, id(), "no-uuid"].map((one) => ({ __typename: "BillingAccount", id: one }));
  const found = async (token?: string) => (await city.billing<{ _entities: unknown[] }>(ENTITIES, { r }, token)).data?._entities;
  expect(await found(city.owner)).toEqual([{ number: expect.stringMatching(/^PT-ASR/) }, null, null]);
  expect(await found()).toEqual([null, null, null]);
});

test("services open accounts, raise demands and ask for dues by service call; a person's token does not do", async () => {
  const call = (name: string, input: unknown, viewerToken: string | null = null) =>
    city.platform.localCall("billing", name)?.(input, { caller: "property", viewerToken });
  const accountId = id();
  const account = { id: accountId, city: CITY, service: "property", number: "PT-9", ownerId: null, caseId: null, payerName: "Owner" };
  const demand = {
    id: id(),
    accountId,
    periodDay: "2026-04-01",
    issuedOn: "2026-04-01",
    lines: [{ head: "PT_TAX", amount: 50_000 }],
    reason: null,
  };
  for (let time = 0; time < 2; time++) {
    await call("openAccount", account);
    await call("raiseDemand", demand);
  }
  expect(await call("duesOf", { city: CITY, number: "PT-9", service: null })).toEqual([{ accountId, service: "property", total: 50_000 }]);
  await expect(call("duesOf", { city: CITY, number: "PT-9", service: null }, city.accountant)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(call("raiseDemand", { ...demand, lines: [{ head: "PT_TAX", amount: 60_000 }] })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a demand of ten thousand lines, of an unknown head, of a day that is to come is refused with its field", async () => {
  const accountId = await city.account({});
  const RAISE = "mutation ($input: RaiseDemandInput!) { raiseDemand(input: $input) { id } }";
  const good = { id: id(), accountId, periodDay: "2026-04-01", lines: [{ head: "PT_TAX", amount: 100 }] };
  const paths = async (more: object) => {
    const { errors } = await city.billing(RAISE, { input: { ...good, ...more } }, city.accountant);
    return errors[0]?.extensions.fields?.map((one) => one.path);
  };
  expect(await paths({ lines: Array.from({ length: 10_000 }, () => ({ head: "PT_TAX", amount: 100 })) })).toContain("input.lines");
  expect(await paths({ lines: [{ head: "NO_SUCH", amount: 100 }] })).toEqual(["input.lines[0].head"]);
  expect(await paths({ lines: [{ head: "PT_ROUNDOFF", amount: 100 }] })).toEqual(["input.lines[0].head"]);
  expect(await paths({ issuedOn: "2026-11-25" })).toEqual(["input.issuedOn"]);
});

test("rules are set from a day on, checked whole, and hold for the days from then", async () => {
  const SET = "mutation ($input: SetBillingServiceInput!) { setBillingService(input: $input) { name partFrom } }";
  const GET = `query ($on: Date) { billingService(city: "${CITY}", service: "property", on: $on) { partFrom document } }`;
  const { billingService } = await city.must<{ billingService: { document: { payment: object; rules: object[] } } }>(GET, {});
  const document = { ...billingService.document, payment: { ...billingService.document.payment, partFrom: 50_000 } };
  const input = { city: CITY, effectiveFrom: "2027-04-01", document, reason: "Resolution 114 of the house" };
  expect((await city.billing(SET, { input }, city.accountant)).code).toBe("FORBIDDEN");
  await city.must(SET, { input }, city.admin);
  expect((await city.must<{ billingService: { partFrom: number } }>(GET, { on: "2027-03-31" })).billingService.partFrom).toBe(10_000);
  expect((await city.must<{ billingService: { partFrom: number } }>(GET, { on: "2027-04-01" })).billingService.partFrom).toBe(50_000);
  const wrong = { ...document, rules: [{ ...document.rules[0], head: "NO_SUCH" }], cycle: "DAILY" };
  const answer = await city.billing(SET, { input: { ...input, document: wrong } }, city.admin);
  expect(answer.errors[0]?.extensions.fields?.map((one) => one.path)).toContain("input.document.cycle");
});
