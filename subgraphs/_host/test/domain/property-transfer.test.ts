import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import billing from "../../../billing/subgraph.ts";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import property from "../../../property/subgraph.ts";

const AMRITSAR = "pb.amritsar";
/** A home of the demo's roll: this year's tax is ₹577.50 and is owed. */
const HOME = { number: "PT-ASR-000101", owner: "Gurmeet Singh" };
const FILE =
  "mutation ($input: FilePropertyTransferInput!) { filePropertyTransfer(input: $input) { id number version documentDate fee state { code } } }";
const ACT =
  "mutation ($input: ActOnPropertyTransferInput!) { actOnPropertyTransfer(input: $input) { id version fee feeClause state { code } } }";
const TAKE = "mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id receipt { number } } }";

interface Transfer {
  id: string;
  number: string;
  version: number;
  fee: number | null;
  feeClause: string | null;
  state: { code: string };
}

let city: TestCity;
let tokens: Record<"buyer" | "stranger" | "verifier" | "inspector" | "approver" | "clerk" | "reader", string>;
const buyerId = randomUUID();
let counter: string;

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([billing, casework, cities, identity, property], { seed: true });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [buyerId]));
  const staff = (role: string, username?: string) =>
    city.employee({ [AMRITSAR]: { roles: [role] } }, username ? demoId(`${username}@${AMRITSAR}`) : undefined);
  tokens = {
    buyer: await city.citizen(buyerId),
    stranger: await city.citizen(),
    verifier: await staff("PT_DOC_VERIFIER", "ptverifier"),
    inspector: await staff("PT_FIELD_INSPECTOR", "ptinspector"),
    approver: await staff("PT_APPROVER", "ptapprover"),
    clerk: await staff("CEMP"),
    reader: await city.employee({ [AMRITSAR]: { roles: ["PT_APPROVER", "CEMP"] } }),
  };
  counter = randomUUID();
  const opened = await city.ask(
    "billing",
    "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }",
    { input: { id: counter, city: AMRITSAR, counter: "1", float: 0 } },
    { token: tokens.clerk },
  );
  expect(opened.errors).toEqual([]);
  await raiseDemands();
});
afterAll(() => city?.stop());

/** What the job worker does; here it runs when the test says so. */
const job = (name: string, payload: Record<string, unknown>) => property.jobs?.[name]?.(payload, city.services("property"));
async function raiseDemands(): Promise<void> {
  const waiting = (await city.services("property").db.selectFrom("assessment").select("id").where("raised_at", "is", null).execute()) as {
    id: string;
  }[];
  for (const { id } of waiting) await job("raise-demand", { assessmentId: id });
}
const registered = async (number: string) =>
  (
    await city.ask<{
      property: { id: string; owners: { name: string; share: number }[]; account: { id: string }; version: number } | null;
    }>(
      "property",
      "query ($number: String) { property(number: $number) { id version owners { name share } account { id } } }",
      { number },
      { token: tokens.reader },
    )
  ).data?.property;

const sale = (change: Record<string, unknown> = {}) => ({
  city: AMRITSAR,
  propertyNumber: HOME.number,
  currentOwner: HOME.owner,
  reasonForTransfer: "SALEDEED",
  documentNumber: "ASR/2026/4711",
  documentDate: "2026-11-20",
  marketValueRupees: 4_000_000,
  owners: [{ name: "Harpreet Kaur" }, { name: "Amrit Kaur" }],
  ...change,
});
const file = (input: Record<string, unknown>, token = tokens.buyer) =>
  city.ask<{ filePropertyTransfer: Transfer }>("property", FILE, { input }, { token });
const act = (id: string, action: string, token: string, more: Record<string, unknown> = {}) =>
  city.ask<{ actOnPropertyTransfer: Transfer }>("property", ACT, { input: { id, action, ...more } }, { token });
async function pay(accountId: string, amount: number): Promise<void> {
  const input = { id: randomUUID(), sessionId: counter, accountId, amount, mode: "CASH", payerName: "Harpreet Kaur" };
  const { errors } = await city.ask("billing", TAKE, { input }, { token: tokens.clerk });
  if (errors.length) throw new Error(JSON.stringify(errors));
}
const dueOf = async (account: string) =>
  (
    await city.ask<{ bill: { total: number } }>(
      "billing",
      "query ($account: ID!) { bill(account: $account) { total } }",
      { account },
      { token: tokens.clerk },
    )
  ).data?.bill.total ?? 0;
async function clear(number: string): Promise<void> {
  const account = (await registered(number))?.account.id ?? "";
  const due = await dueOf(account);
  if (due > 0) await pay(account, due);
}
async function visited(input: Record<string, unknown> = sale()): Promise<Transfer> {
  const { data, errors } = await file(input);
  if (!data) throw new Error(JSON.stringify(errors));
  await act(data.filePropertyTransfer.id, "VERIFY", tokens.verifier);
  const done = await act(data.filePropertyTransfer.id, "FORWARD", tokens.inspector, { comment: "As stated" });
  if (!done.data) throw new Error(JSON.stringify(done.errors));
  return { ...data.filePropertyTransfer, ...done.data.actOnPropertyTransfer };
}
async function paid(transfer: Transfer): Promise<void> {
  await job("demand-fee.property-transfer", { caseId: transfer.id });
  await pay(transfer.id, transfer.fee ?? 0);
  await city.settle();
  await job("settle-fee.property-transfer", { caseId: transfer.id });
}

describe("a transfer of title", () => {
  test("is refused while anything is owed on the property, and says what and where", async () => {
    const { code, errors } = await file(sale());
    expect(code).toBe("DUES_OUTSTANDING");
    expect(errors[0]?.message).toBe("₹578.00 is owed on PT-ASR-000101. It has to be paid before the title can pass.");
    expect(errors[0]?.extensions.fields).toEqual([
      { path: "input.propertyNumber", code: "property.duesOf", message: "₹578.00 is owed on PT-ASR-000101 for property tax." },
    ]);
    await clear(HOME.number);
    expect((await file(sale())).data?.filePropertyTransfer).toMatchObject({ documentDate: "2026-11-20" });
  });

  test("costs what the market value makes of it, waits for the fee, and gives the property to its new owners for good", async () => {
    await clear(HOME.number);
    const transfer = await visited();
    expect(transfer).toMatchObject({
      state: { code: "FIELDVERIFIED" },
      fee: 1_000_000,
      number: expect.stringMatching(/^PB-ASR-PTM-2026-27-\d{6}$/),
    });
    expect(transfer.feeClause).toContain("transfers, row 2");
    expect((await act(transfer.id, "APPROVE", tokens.approver)).code).toBe("ACTION_NOT_ALLOWED");
    await paid(transfer);
    const before = await registered(HOME.number);
    expect((await act(transfer.id, "APPROVE", tokens.approver)).data?.actOnPropertyTransfer.state.code).toBe("APPROVED");
    const after = await registered(HOME.number);
    expect(after).toMatchObject({
      version: (before?.version ?? 0) + 1,
      owners: [
        { name: "Harpreet Kaur", share: 50 },
        { name: "Amrit Kaur", share: 50 },
      ],
    });
    // The new owner sees the property and its account; what it was before stays in the history.
    await job("hand-over-account", { propertyId: after?.id });
    const mine = await city.ask<{ properties: { nodes: { number: string }[] } }>(
      "property",
      "query ($city: ID!) { properties(city: $city) { nodes { number } } }",
      { city: AMRITSAR },
      { token: tokens.buyer },
    );
    expect(mine.data?.properties.nodes).toEqual([{ number: HOME.number }]);
    const bill = await city.ask(
      "billing",
      "query ($account: ID!) { bill(account: $account) { total } }",
      { account: after?.account.id },
      { token: tokens.buyer },
    );
    expect(bill.data).toEqual({ bill: { total: 0 } });
    const then = await city
      .services("property")
      .transact((tx) =>
        tx.query<{ owners: { name: string }[] }>("select owners from property_version where property_id = ? order by version", [after?.id]),
      );
    expect(then.map(({ owners }) => owners.map((one) => one.name))).toEqual([["Gurmeet Singh"], ["Harpreet Kaur", "Amrit Kaur"]]);
  });

  test("is stopped at the decision by dues that came meanwhile, and by other owners", async () => {
    const shop = { number: "PT-ASR-000102", owner: "Kamla Devi" };
    await clear(shop.number);
    const sold = (name: string) => visited(sale({ propertyNumber: shop.number, currentOwner: shop.owner, owners: [{ name }] }));
    const [first, second] = [await sold("Harpreet Kaur"), await sold("Somebody Else")];
    // Trade: half a percent.
    expect(first.fee).toBe(2_000_000);
    for (const one of [first, second]) await paid(one);
    const account = (await registered(shop.number))?.account.id ?? "";
    await city.services("billing").transact((tx) => tx.query("select 1"));
    const owed = {
      id: randomUUID(),
      accountId: account,
      periodDay: "2026-11-24",
      issuedOn: null,
      lines: [{ head: "PT_TAX", amount: 10_000 }],
      reason: null,
    };
    await city.platform.localCall("billing", "raiseDemand")?.(owed, { caller: "property", viewerToken: null });
    expect((await act(first.id, "APPROVE", tokens.approver)).code).toBe("DUES_OUTSTANDING");
    await clear(shop.number);
    expect((await act(first.id, "APPROVE", tokens.approver)).code).toBeUndefined();
    expect((await act(second.id, "APPROVE", tokens.approver)).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("of nobody's property: a number alone, a wrong owner, another city tell nothing", async () => {
    for (const change of [
      { propertyNumber: "PT-ASR-999999" },
      { currentOwner: "Somebody Else" },
      { propertyNumber: "PT-JAL-000101", currentOwner: "Shabana Begum" },
    ])
      expect((await file(sale(change))).errors[0]?.extensions.fields).toMatchObject([
        { path: "input.propertyNumber", code: "property.numberOrOwnerUnknown" },
      ]);
  });

  test("every fault of what was filed is named where it stands", async () => {
    const faults = async (change: Record<string, unknown>) =>
      (await file(sale(change))).errors[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await faults({ documentDate: "2027-01-01", owners: [{ name: "H" }] })).toEqual([
      "input.owners.0.name field.name",
      "input.documentDate field.invalid",
    ]);
    expect(await faults({ owners: [{ name: "Harpreet Kaur", share: 40 }] })).toEqual(["input.owners.0.share property.sharesNotWhole"]);
    expect(await faults({ owners: [{ name: "Kaur AMRIT" }, { name: "harpreet kaur" }], currentOwner: "Harpreet Kaur" })).toEqual([
      "input.owners.0.name property.sameOwners",
    ]);
    expect((await file(sale({ marketValueRupees: 0 }))).code).toBe("BAD_USER_INPUT");
    expect((await file(sale({ documentDate: "yesterday" }))).code).toBe("BAD_USER_INPUT");
  });

  test("is seen by who filed it and the officers of the city alone", async () => {
    await clear(HOME.number);
    const { data } = await file(sale({ currentOwner: "Amrit Kaur", owners: [{ name: "Gurmeet Singh" }] }));
    const id = data?.filePropertyTransfer.id;
    const read = (token: string) =>
      city.ask<{ propertyTransfer: object | null }>("property", "query ($id: ID!) { propertyTransfer(id: $id) { id } }", { id }, { token });
    expect((await read(tokens.buyer)).data?.propertyTransfer).toEqual({ id });
    expect((await read(tokens.verifier)).data?.propertyTransfer).toEqual({ id });
    expect((await read(tokens.stranger)).data?.propertyTransfer).toBeNull();
    expect((await act(id ?? "", "VERIFY", tokens.stranger)).code).toBe("NOT_FOUND");
  });
});
