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
const HEAD = "id number version propertyId state { code }";
const FILE = `mutation ($input: FilePropertyApplicationInput!) { filePropertyApplication(input: $input) { ${HEAD} expectedTax { total } } }`;
const ACT = `mutation ($input: ActOnPropertyApplicationInput!) { actOnPropertyApplication(input: $input) { ${HEAD} property { number version } } }`;
const PROPERTY = `query ($id: ID, $number: String, $at: DateTime) { property(id: $id, number: $number, at: $at) { id number version landArea account { id }
  assessments { sequence total raisedAt demanded { head { code } amount } why { text arithmetic amount } } } }`;
const BILL = "query ($account: ID!) { bill(account: $account) { total lines { head { code } due } } }";

interface Filed {
  id: string;
  number: string;
  version: number;
  propertyId: string;
  state: { code: string };
  expectedTax: { total: number };
  property: { number: string; version: number } | null;
}
interface Registered {
  id: string;
  number: string;
  version: number;
  landArea: number;
  account: { id: string };
  assessments: {
    sequence: number;
    total: number;
    raisedAt: string | null;
    demanded: { head: { code: string }; amount: number }[];
    why: { text: string; arithmetic: string; amount: number }[];
  }[];
}

let city: TestCity;
let tokens: Record<"citizen" | "stranger" | "clerk" | "verifier" | "inspector" | "approver" | "jalandhar", string>;
const citizenId = randomUUID();

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([billing, casework, cities, identity, property], { seed: true });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [citizenId]));
  const staff = (role: string, username: string, place = AMRITSAR) =>
    city.employee({ [place]: { roles: [role] } }, demoId(`${username}@${place}`));
  tokens = {
    citizen: await city.citizen(citizenId),
    stranger: await city.citizen(),
    clerk: await staff("PT_CEMP", "csr"),
    verifier: await staff("PT_DOC_VERIFIER", "ptverifier"),
    inspector: await staff("PT_FIELD_INSPECTOR", "ptinspector"),
    approver: await staff("PT_APPROVER", "ptapprover"),
    jalandhar: await staff("PT_APPROVER", "ptapprover", "pb.jalandhar"),
  };
});
afterAll(() => city?.stop());

let houses = 0;
const home = (change: Record<string, unknown> = {}) => ({
  city: AMRITSAR,
  propertyType: "BUILTUP.INDEPENDENTPROPERTY",
  usage: "RESIDENTIAL",
  locality: "SUN08",
  address: `${++houses} Test Street`,
  landArea: 200,
  units: [
    { floor: 0, occupancy: "SELFOCCUPIED", area: 120 },
    { floor: 1, occupancy: "SELFOCCUPIED", area: 136 },
  ],
  owners: [{ name: "Harpreet Kaur" }],
  ...change,
});
const file = (input: Record<string, unknown>, token = tokens.citizen) =>
  city.ask<{ filePropertyApplication: Filed }>("property", FILE, { input }, { token });
const filed = async (input: Record<string, unknown> = home()) => {
  const { data, errors } = await file(input);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.filePropertyApplication;
};
const act = (id: string, action: string, token: string, more: Record<string, unknown> = {}) =>
  city.ask<{ actOnPropertyApplication: Filed }>("property", ACT, { input: { id, action, ...more } }, { token });
const approved = async (input?: Record<string, unknown>) => {
  const { id } = await filed(input);
  await act(id, "VERIFY", tokens.verifier);
  await act(id, "FORWARD", tokens.inspector, { comment: "As stated" });
  const { data, errors } = await act(id, "APPROVE", tokens.approver);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.actOnPropertyApplication;
};
const read = async (variables: Record<string, unknown>, token = tokens.citizen) =>
  (await city.ask<{ property: Registered | null }>("property", PROPERTY, variables, { token })).data?.property ?? null;
const owned = async (id: string) => {
  const found = await read({ id });
  if (!found) throw new Error("the owner sees it");
  return found;
};
/** What the job worker does; here it runs when the test says so. */
const raiseDemands = async () => {
  const services = city.services("property");
  const waiting = (await services.db.selectFrom("assessment").select("id").where("raised_at", "is", null).execute()) as { id: string }[];
  for (const { id } of waiting) await property.jobs?.["raise-demand"]?.({ assessmentId: id }, services);
};
const billOf = async (account: string) => {
  const asked = await city.ask<{ bill: { total: number; lines: { head: { code: string }; due: number }[] } }>(
    "billing",
    BILL,
    { account },
    { token: tokens.citizen },
  );
  return asked.data?.bill ?? null;
};

describe("a home is registered", () => {
  test("from the estimate to the bill: what was promised is what is demanded, and each step says why", async () => {
    const one = await filed();
    expect(one).toMatchObject({ state: { code: "OPEN" }, expectedTax: { total: 57_750 } });
    expect(one.number).toMatch(/^PB-ASR-PT-2026-27-\d{6}$/);
    expect((await act(one.id, "VERIFY", tokens.verifier)).data?.actOnPropertyApplication.state.code).toBe("DOCVERIFIED");
    expect((await act(one.id, "FORWARD", tokens.inspector, { comment: "Two floors" })).data?.actOnPropertyApplication.state.code).toBe(
      "FIELDVERIFIED",
    );
    expect(await read({ id: one.propertyId })).toBeNull();
    const { data } = await act(one.id, "APPROVE", tokens.approver);
    expect(data?.actOnPropertyApplication.property?.number).toMatch(/^PT-ASR-\d{6}$/);
    const before = await owned(one.propertyId);
    expect(before.assessments).toMatchObject([{ sequence: 1, total: 57_750, raisedAt: null }]);
    expect(before.assessments[0]?.why[0]).toEqual({
      text: "Ground floor: 120 square yards at ₹2.50 each: ₹300.00.",
      arithmetic: "120 × ₹2.50 = ₹300.00",
      amount: 30_000,
    });
    await raiseDemands();
    expect((await owned(one.propertyId)).assessments[0]?.raisedAt).not.toBeNull();
    expect(await billOf(before.account.id)).toMatchObject({ total: 57_800 });
    const seen = await city.ask<{ _entities: { bills: { total: number }[] }[] }>(
      "billing",
      "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Case { bills { total } } } }",
      { keys: [{ __typename: "Case", id: one.id }] },
      { token: tokens.citizen },
    );
    expect(seen.data?._entities[0]?.bills).toEqual([{ total: 57_800 }]);
    // The bill says why as the register reckoned it, in the reader's language.
    const why =
      "query ($account: ID!) { bill(account: $account) { lines { head { code } charged why { rule clause text arithmetic amount } } } }";
    const linesIn = async (locale: string) =>
      (
        await city.ask<{
          bill: {
            lines: {
              head: { code: string };
              charged: number;
              why: { text: string; arithmetic: string; clause: string; amount: number }[];
            }[];
          };
        }>("billing", why, { account: before.account.id }, { token: tokens.citizen, locale })
      ).data?.bill.lines ?? [];
    const tax = (await linesIn("en")).find((line) => line.head.code === "PT_TAX");
    expect(tax?.why[0]).toMatchObject({
      text: "Ground floor: 120 square yards at ₹2.50 each: ₹300.00.",
      arithmetic: "120 × ₹2.50 = ₹300.00",
      clause: expect.stringContaining("row 4"),
    });
    expect(tax?.why.reduce((sum, step) => sum + step.amount, 0)).toBe(tax?.charged);
    expect((await linesIn("hi")).find((line) => line.head.code === "PT_TAX")?.why[0]?.text).toContain("120");
    expect((await linesIn("hi")).find((line) => line.head.code === "PT_TAX")?.why[0]?.text).not.toBe(tax?.why[0]?.text);
  });

  test("billing does not answer: the register has the property all the same, and the demand is raised later, once", async () => {
    const one = await approved();
    const services = city.services("property");
    const [row] = (await services.db.selectFrom("assessment").select("id").where("raised_at", "is", null).execute()) as { id: string }[];
    const deaf = { ...services, call: () => Promise.reject(new Error("nobody there")) };
    await expect(property.jobs?.["raise-demand"]?.({ assessmentId: row?.id }, deaf)).rejects.toThrow("nobody there");
    const { account } = await owned(one.propertyId);
    expect(await billOf(account.id)).toBeNull();
    await raiseDemands();
    await property.jobs?.["raise-demand"]?.({ assessmentId: row?.id }, services);
    expect(await billOf(account.id)).toMatchObject({ total: 57_800 });
  });
});

describe("what has changed of a property", () => {
  test("is assessed anew: the year's demand follows it up and down, and the register still knows what it said before", async () => {
    const one = await approved();
    await raiseDemands();
    const registered = await owned(one.propertyId);
    const dayBefore = city.clock.now;
    city.clock.now = new Date(dayBefore.getTime() + 60_000);
    const change = home({ propertyNumber: registered.number, landArea: 260 });
    expect((await file({ ...change, propertyNumber: registered.number }, tokens.stranger)).errors[0]?.extensions.fields).toMatchObject([
      { path: "input.propertyNumber", code: "field.unknown" },
    ]);
    expect((await approved(change)).property).toEqual({ number: registered.number, version: 2 });
    const after = await owned(one.propertyId);
    expect(after).toMatchObject({ version: 2, landArea: 260 });
    expect(after.assessments[0]).toMatchObject({
      sequence: 2,
      demanded: [
        { head: { code: "PT_TAX" }, amount: 6_000 },
        { head: { code: "PT_CANCER_CESS" }, amount: 300 },
      ],
    });
    await raiseDemands();
    expect(await billOf(registered.account.id)).toMatchObject({ total: 64_100 });
    expect(await read({ id: one.propertyId, at: dayBefore.toISOString() })).toMatchObject({ version: 1, landArea: 200 });
    expect(await read({ id: one.propertyId, at: "2020-01-01T00:00:00Z" })).toBeNull();
  });

  test("after the year was paid, what is lowered is an advance and what is raised is due", async () => {
    const one = await approved();
    await raiseDemands();
    const { account } = await owned(one.propertyId);
    const clerk = await city.employee({ [AMRITSAR]: { roles: ["CEMP"] } });
    const ask = (query: string, input: object) => city.ask("billing", query, { input }, { token: clerk });
    const sessionId = randomUUID();
    await ask("mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }", {
      id: sessionId,
      city: AMRITSAR,
      counter: "1",
      float: 0,
    });
    const payment = { id: randomUUID(), sessionId, accountId: account.id, amount: 57_800, mode: "CASH", payerName: "Harpreet Kaur" };
    expect((await ask("mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id } }", payment)).errors).toEqual([]);
    const assess = async (adHocAmount: number | null) => {
      const input = { propertyId: one.propertyId, ...(adHocAmount === null ? {} : { adHocAmount, adHocReason: "As the tribunal says" }) };
      await city.ask(
        "property",
        "mutation ($input: AssessPropertyInput!) { assessProperty(input: $input) { id } }",
        { input },
        { token: tokens.approver },
      );
      await raiseDemands();
      const bill = "query ($account: ID!) { bill(account: $account) { total advance } }";
      return (await city.ask<{ bill: object }>("billing", bill, { account: account.id }, { token: tokens.citizen })).data?.bill;
    };
    expect(await assess(-10_000)).toEqual({ total: 0, advance: 10_000 });
    expect(await assess(null)).toEqual({ total: 0, advance: 0 });
    expect(await assess(20_000)).toMatchObject({ total: 20_000, advance: 0 });
  });

  test("an officer takes something off with a reason; the same again demands nothing more", async () => {
    const one = await approved();
    const ASSESS =
      "mutation ($input: AssessPropertyInput!) { assessProperty(input: $input) { total demanded { head { code } amount } why { text } } }";
    const assess = (more: Record<string, unknown>, token = tokens.approver) =>
      city.ask<{ assessProperty: Registered["assessments"][number] }>(
        "property",
        ASSESS,
        { input: { propertyId: one.propertyId, ...more } },
        { token },
      );
    const flood = { adHocAmount: -10_000, adHocReason: "Damaged by the flood" };
    const taken = (await assess(flood)).data?.assessProperty;
    expect(taken).toMatchObject({ total: 47_750, demanded: [{ head: { code: "PT_ADHOC_REBATE" }, amount: -10_000 }] });
    expect(taken?.why.at(-1)?.text).toContain("Damaged by the flood");
    expect((await assess(flood)).data?.assessProperty.demanded).toEqual([]);
    await raiseDemands();
    expect(await billOf((await owned(one.propertyId)).account.id)).toMatchObject({ total: 47_800 });
    expect((await assess({ adHocAmount: -10_000 })).code).toBe("BAD_USER_INPUT");
    expect((await assess(flood, tokens.verifier)).code).toBe("FORBIDDEN");
    expect((await assess(flood, tokens.jalandhar)).code).toBe("NOT_FOUND");
    expect((await assess({ financialYear: "2027-28" })).code).toBe("BAD_USER_INPUT");
  });
});

describe("an application is refused", () => {
  test("each step is its own officer's, in its own state and city", async () => {
    const { id } = await filed();
    expect((await act(id, "APPROVE", tokens.approver)).code).toBe("ACTION_NOT_ALLOWED");
    expect((await act(id, "VERIFY", tokens.inspector)).code).toBe("ACTION_NOT_ALLOWED");
    expect((await act(id, "VERIFY", tokens.citizen)).code).toBe("ACTION_NOT_ALLOWED");
    expect((await act(id, "VERIFY", tokens.jalandhar)).code).toBe("NOT_FOUND");
    expect((await act(id, "VERIFY", tokens.stranger)).code).toBe("NOT_FOUND");
    expect((await act(id, "REJECT", tokens.verifier)).code).toBe("BAD_USER_INPUT");
    expect((await act(id, "REJECT", tokens.verifier, { comment: "No deed" })).data?.actOnPropertyApplication.state.code).toBe("REJECTED");
    expect((await act(id, "VERIFY", tokens.verifier)).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("what was sent back waits for the citizen, who hands it in again or lets it be", async () => {
    const { id } = await filed();
    await act(id, "SENDBACKTOCITIZEN", tokens.verifier, { comment: "The deed is not readable" });
    expect((await act(id, "VERIFY", tokens.verifier)).code).toBe("ACTION_NOT_ALLOWED");
    expect((await act(id, "REOPEN", tokens.citizen, { comment: "A better picture" })).data?.actOnPropertyApplication.state.code).toBe(
      "OPEN",
    );
    await act(id, "SENDBACKTOCITIZEN", tokens.verifier, { comment: "Still not" });
    expect((await act(id, "REJECT", tokens.citizen, { comment: "Sold" })).data?.actOnPropertyApplication.state.code).toBe("REJECTED");
  });

  test("what was sent back is corrected by who filed it, and only then", async () => {
    const given = home();
    const { id } = await filed(given);
    const CORRECT =
      "mutation ($input: CorrectPropertyApplicationInput!) { correctPropertyApplication(input: $input) { landArea propertyId expectedTax { total } } }";
    const correct = (token: string, more: Record<string, unknown> = {}) =>
      city.ask<{ correctPropertyApplication: { landArea: number } }>(
        "property",
        CORRECT,
        { input: { id, application: { ...given, landArea: 260 }, ...more } },
        { token },
      );
    expect((await correct(tokens.citizen)).code).toBe("ACTION_NOT_ALLOWED");
    const sent = (await act(id, "SENDBACKTOCITIZEN", tokens.verifier, { comment: "The deed says 260" })).data?.actOnPropertyApplication;
    expect((await correct(tokens.stranger)).code).toBe("NOT_FOUND");
    expect((await correct(tokens.verifier)).code).toBe("FORBIDDEN");
    expect((await correct(tokens.citizen, { version: 1 })).code).toBe("CONFLICT");
    const nowhere = await correct(tokens.citizen, { application: { ...given, locality: "NOWHERE" } });
    expect(nowhere.errors[0]?.extensions.fields).toMatchObject([{ path: "input.application.locality", code: "field.unknown" }]);
    expect((await correct(tokens.citizen, { version: sent?.version })).data?.correctPropertyApplication).toEqual({
      landArea: 260,
      propertyId: sent?.propertyId,
      expectedTax: { total: 64_050 },
    });
    await act(id, "REOPEN", tokens.citizen, { comment: "Corrected" });
    expect((await correct(tokens.citizen)).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("other owners are a transfer of title, not a change", async () => {
    const one = await approved();
    const { number } = await owned(one.propertyId);
    const refused = await file(home({ propertyNumber: number, owners: [{ name: "Somebody Else" }] }));
    expect(refused.errors[0]?.extensions.fields).toMatchObject([{ path: "input.owners.0.name", code: "property.ownersChange" }]);
    expect((await file(home({ propertyNumber: number, owners: [{ name: "kaur, HARPREET" }] }))).code).toBeUndefined();
  });

  test("the same house twice: at filing where it stands in the register, at approval where it came there meanwhile", async () => {
    const address = "14-B, Test Lane";
    const first = await filed(home({ address }));
    const second = await filed(home({ address: "14 b test lane", owners: [{ name: "KAUR Harpreet" }] }));
    for (const { id } of [first, second]) {
      await act(id, "VERIFY", tokens.verifier);
      await act(id, "FORWARD", tokens.inspector, { comment: "As stated" });
    }
    const [one, other] = await Promise.all([first, second].map(({ id }) => act(id, "APPROVE", tokens.approver)));
    expect([one?.code, other?.code].sort()).toEqual(["ACTION_NOT_ALLOWED", undefined]);
    expect((await file(home({ address }))).errors[0]?.extensions.fields).toMatchObject([
      { path: "input.address", code: "property.alreadyRegistered" },
    ]);
    const neighbour = await filed(home({ address, owners: [{ name: "Somebody Else" }] }));
    const similar = "query ($id: ID!) { propertyApplication(id: $id) { similarProperties { sameAddress sameOwner } } }";
    const asked = (token: string) =>
      city.ask<{ propertyApplication: { similarProperties: object[] | null } }>("property", similar, { id: neighbour.id }, { token });
    expect((await asked(tokens.verifier)).data?.propertyApplication.similarProperties).toEqual([{ sameAddress: true, sameOwner: false }]);
    expect((await asked(tokens.citizen)).data?.propertyApplication.similarProperties).toBeNull();
  });

  test("every fault of what was filed is named where it stands", async () => {
    const faults = async (change: Record<string, unknown>) =>
      (await file(home(change))).errors[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await faults({ locality: "NOWHERE", pincode: "12" })).toEqual(["input.pincode field.invalid", "input.locality field.unknown"]);
    expect(await faults({ propertyType: "VACANT" })).toEqual(["input.units.0.area property.vacantHasUnits"]);
    expect(await faults({ units: [] })).toEqual(["input.units.0.area field.required"]);
    expect(await faults({ usage: "CASTLE", landArea: null })).toEqual(["input.usage field.unknown", "input.landArea field.required"]);
    expect(await faults({ landArea: 100.123 })).toEqual(["input.landArea field.invalid"]);
    expect(await faults({ owners: [{ name: "Harpreet Kaur" }, { name: "A Sister", share: 100 }] })).toEqual([
      "input.owners.0.share field.invalid",
    ]);
    expect(await faults({ owners: [{ name: "H", share: 40 }] })).toEqual(["input.owners.0.name field.name"]);
    expect(await faults({ owners: [{ name: "Harpreet Kaur", share: 40 }] })).toEqual(["input.owners.0.share property.sharesNotWhole"]);
  });
});
