import { randomUUID } from "node:crypto";
import { signReceipt } from "@civicgraph/kit/receipts";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import billing from "../../../billing/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import documents from "../../../documents/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import { rebuildFigures } from "../../../insights/facts/rebuild.ts";
import { overviewMeasures } from "../../../insights/overview.measures.ts";
import insights from "../../../insights/subgraph.ts";
import { licenceMeasures } from "../../../licences/licence.measures.ts";
import licences from "../../../licences/subgraph.ts";
import { propertyMeasures } from "../../../property/property.measures.ts";
import property from "../../../property/subgraph.ts";

const AMRITSAR = "pb.amritsar";
const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-24T06:00:00Z");
const FROM = "2026-04-01";
const TO = "2026-11-24";
const ASK = `query ($id: ID!, $city: ID!, $by: [String!], $from: Date, $to: Date) { measure(id: $id, city: $city, by: $by, from: $from, to: $to) {
  value base target { value soFar projected willMiss } groups(first: 100) { nodes { keys { code label } value } } } }`;
const SET = "mutation ($input: SetTargetInput!) { setTarget(input: $input) { value setBy { id } soFar projected willMiss } }";
const TARGETS =
  "query ($city: ID!, $year: String!) { targets(city: $city, year: $year) { measureId value setBy { id } soFar projected willMiss } }";

interface Target {
  measureId: string;
  value: number;
  setBy: { id: string } | null;
  soFar: number | null;
  projected: number | null;
  willMiss: boolean | null;
}
interface Figure {
  value: number | null;
  base: number;
  target: Target | null;
  groups: { nodes: { keys: { code: string | null; label: string }[]; value: number | null }[] };
}

let city: TestCity;
let db: pg.Client;
let counter: string;
const citizenId = randomUUID();

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([billing, cities, documents, identity, insights, licences, property], { seed: true, now: new Date(NOW) });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [citizenId]));
  db = new pg.Client({ connectionString: city.adminUrl });
  await db.connect();
  await live();
});
afterAll(async () => {
  await db?.end();
  await city?.stop();
});

const at = (hoursAgo: number) => {
  city.clock.now = new Date(NOW - hoursAgo * HOUR);
};
const staff = (role: string, username?: string, place = AMRITSAR) =>
  city.employee({ [place]: { roles: [role] } }, username ? demoId(`${username}@${place}`) : undefined);
async function must<T>(subgraph: string, query: string, variables: Record<string, unknown>, token: string): Promise<T> {
  const { data, errors } = await city.ask<T>(subgraph, query, variables, { token });
  if (!data || errors.length) throw new Error(JSON.stringify(errors));
  return data;
}
const paper = (ownerId: string) =>
  signReceipt(
    { documentId: randomUUID(), sha256: "0".repeat(64), ownerId, expiresAt: new Date(city.clock.now.getTime() + HOUR) },
    city.services("licences").secrets.service,
  );

async function pay(accountId: string, amount: number, mode: string): Promise<string> {
  const clerk = await staff("CEMP", "csr");
  const instrument =
    mode === "CHEQUE" ? { number: "123456", ifsc: "HDFC0000001", date: city.clock.now.toISOString().slice(0, 10) } : undefined;
  const input = {
    id: randomUUID(),
    sessionId: counter,
    accountId,
    amount,
    mode,
    payerName: "Harpreet Kaur",
    ...(instrument ? { instrument } : {}),
  };
  return (
    await must<{ takePayment: { id: string } }>(
      "billing",
      "mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id } }",
      { input },
      clerk,
    )
  ).takePayment.id;
}

/** A home is applied for; `far`: filed, on its way, or in the register with its tax demanded. */
async function home(index: number, far: "filed" | "verified" | "approved"): Promise<string> {
  const input = {
    city: AMRITSAR,
    propertyType: "BUILTUP.INDEPENDENTPROPERTY",
    usage: "RESIDENTIAL",
    locality: index % 2 ? "SUN08" : "SUN04",
    address: `${index} Test Street`,
    landArea: 150 + index * 10,
    units: [{ floor: 0, occupancy: "SELFOCCUPIED", area: 100 + index * 5 }],
    owners: [{ name: "Harpreet Kaur" }],
  };
  const act = (id: string, action: string, token: string, more = {}) =>
    must(
      "property",
      "mutation ($input: ActOnPropertyApplicationInput!) { actOnPropertyApplication(input: $input) { id } }",
      { input: { id, action, ...more } },
      token,
    );
  const { filePropertyApplication: one } = await must<{ filePropertyApplication: { id: string; propertyId: string } }>(
    "property",
    "mutation ($input: FilePropertyApplicationInput!) { filePropertyApplication(input: $input) { id propertyId } }",
    { input },
    await city.citizen(citizenId),
  );
  if (far === "filed") return "";
  at(24 * (28 - index * 3) + 7 * index);
  await act(one.id, "VERIFY", await staff("PT_DOC_VERIFIER", "ptverifier"));
  if (far === "verified") return "";
  await act(one.id, "FORWARD", await staff("PT_FIELD_INSPECTOR", "ptinspector"), { comment: "As stated" });
  await act(one.id, "APPROVE", await staff("PT_APPROVER", "ptapprover"));
  const services = city.services("property");
  const waiting = (await services.db.selectFrom("assessment").select("id").where("raised_at", "is", null).execute()) as { id: string }[];
  for (const { id } of waiting) await property.jobs?.["raise-demand"]?.({ assessmentId: id }, services);
  const { rows } = await db.query<{ account_id: string }>("select account_id from property.property where id = $1", [one.propertyId]);
  return rows[0]?.account_id ?? "";
}

async function licence(index: number, far: "filed" | "refused" | "approved" | "paid"): Promise<void> {
  const input = {
    city: AMRITSAR,
    kind: "NEW",
    licenceType: "PERMANENT",
    tradeName: `Kaur Store ${index}`,
    structure: "IMMOVABLE.PUCCA",
    locality: index % 2 ? "SUN08" : "SUN04",
    address: `${index} Lawrence Road`,
    trades: [{ tradeType: "GOODS.RETAIL.GROCERY" }],
    attachments: [paper(citizenId), paper(citizenId)],
  };
  const { fileLicenceApplication: one } = await must<{ fileLicenceApplication: { id: string } }>(
    "licences",
    "mutation ($input: FileLicenceApplicationInput!) { fileLicenceApplication(input: $input) { id } }",
    { input },
    await city.citizen(citizenId),
  );
  if (far === "filed") return;
  const act = (action: string, token: string, more = {}) =>
    must(
      "licences",
      "mutation ($input: ActOnLicenceApplicationInput!) { actOnLicenceApplication(input: $input) { id } }",
      { input: { id: one.id, action, ...more } },
      token,
    );
  at(10 + index * 2);
  if (far === "refused") {
    await act("REJECT", await staff("TL_DOC_VERIFIER", "ptverifier"), { comment: "Not a shop" });
    return;
  }
  await act("VERIFY", await staff("TL_DOC_VERIFIER", "ptverifier"));
  const photo = paper(demoId(`ptinspector@${AMRITSAR}`));
  const visit = { comment: "As stated", attachments: [photo], placeAsStated: "YES", tradesAsStated: "YES", fireExitsFree: "YES" };
  await act("FORWARD", await staff("TL_FIELD_INSPECTOR", "ptinspector"), visit);
  await act("APPROVE", await staff("TL_APPROVER", "ptapprover"));
  await licences.jobs?.["demand-fee"]?.({ caseId: one.id }, city.services("licences"));
  if (far === "approved") return;
  at(5 + index);
  const { bill } = await must<{ bill: { total: number } }>(
    "billing",
    "query ($account: ID!) { bill(account: $account) { total } }",
    { account: one.id },
    await staff("CEMP", "csr"),
  );
  await pay(one.id, bill.total, "CASH");
  await city.settle();
  await licences.jobs?.["settle-fee"]?.({ caseId: one.id }, city.services("licences"));
}

/** Some weeks of a tax office, through the domains' own APIs. */
async function live(): Promise<void> {
  at(24 * 40);
  counter = randomUUID();
  await must(
    "billing",
    "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }",
    { input: { id: counter, city: AMRITSAR, counter: "1", float: 0 } },
    await staff("CEMP", "csr"),
  );
  for (const [index, far] of (["approved", "approved", "approved", "approved", "verified", "filed"] as const).entries()) {
    at(24 * (30 - index * 3));
    const account = await home(index, far);
    if (!account || index === 3) continue;
    at(24 * (10 - index));
    await pay(account, index === 1 ? 10_000 : 20_000 + index * 100, index === 2 ? "CHEQUE" : "CASH").then(async (paymentId) => {
      if (index !== 2) return;
      at(24);
      // The cheque of the third is not honoured: what was paid is taken back.
      await must(
        "billing",
        "mutation ($input: ReversePaymentInput!) { reversePayment(input: $input) { id } }",
        { input: { id: paymentId, reversal: "DISHONOURED", reason: "The bank sent it back" } },
        await staff("ACCOUNTS_OFFICER"),
      );
    });
  }
  for (const [index, far] of (["paid", "paid", "approved", "refused", "filed"] as const).entries()) {
    at(24 * (20 - index * 2));
    await licence(index, far);
  }
  city.clock.now = new Date(NOW);
  await city.settle();
}

const commissioner = () => staff("CITY_ADMIN", "admin");
const figure = async (id: string, more: Record<string, unknown> = {}, token?: string): Promise<Figure> =>
  (await must<{ measure: Figure }>("insights", ASK, { id, city: AMRITSAR, from: FROM, to: TO, ...more }, token ?? (await commissioner())))
    .measure;

const APPLICATIONS = "property.property_application_heads one";
const LICENCES = "licences.licence_application one";
const DECIDED = (schema: string, states: string) =>
  `(select min(e.at) from ${schema}.case_event e where e.case_id = one.id and e.to_state in (${states}))`;
const day = (of: string) => `(${of} at time zone 'Asia/Kolkata')::date between '${FROM}' and '${TO}'`;
const percent = (so: string) => `100.0 * count(*) filter (where ${so}) / nullif(count(*), 0)`;
const days = (of: string, share = 0.5) =>
  `percentile_cont(${share}) within group (order by extract(epoch from ${of} - filed_at) / 86400.0)`;
const cases = (from: string, value: string, where: string) =>
  `select ${value} as value from ${from} where city = '${AMRITSAR}' and ${where}`;
const inTime = percent("closed_at <= due_at");
const waiting = "state not in ('CITIZENACTIONREQUIRED', 'PENDINGPAYMENT')";
const overdue = `closed_at is null and ${waiting} and due_at < '${new Date(NOW).toISOString()}'`;

const paid = (value: string, services: string) =>
  `select ${value} as value from billing.payment p join billing.account a on a.id = p.account_id where p.state = 'posted' and a.city = '${AMRITSAR}' and p.paid_on between '${FROM}' and '${TO}' and a.service in (${services})`;
const demanded = (value: string, services: string) =>
  `select ${value} as value from billing.demand d join billing.account a on a.id = d.account_id, jsonb_to_recordset(d.lines) as line (head text, amount bigint)
   where a.city = '${AMRITSAR}' and d.issued_on between '${FROM}' and '${TO}' and a.service in (${services})`;
const EVERY = "'property', 'property-transfer', 'property-division', 'licences'";
const both = (first: string, second: string, sign: string) => `select (${first}) ${sign} (${second})::numeric as value`;

const ofCases = (from: string, schema: string, decided: string) => ({
  applications: cases(from, "count(*)", day("filed_at")),
  completionRate: cases(from, percent("closed_at is not null"), day("filed_at")),
  timeToDecide: cases(from, days(DECIDED(schema, decided)), day("filed_at")),
  timeToDecideP90: cases(from, days(DECIDED(schema, decided), 0.9), day("filed_at")),
  slaCompliance: cases(from, inTime, `closed_at is not null and ${day("closed_at")}`),
  open: cases(from, "count(*)", "closed_at is null"),
  overdue: cases(from, "count(*)", overdue),
});
const all = `(select city, state, filed_at, due_at, closed_at from ${APPLICATIONS} union all select city, state, filed_at, due_at, closed_at from ${LICENCES}) one`;

/** Each shipped figure once more: plain SQL over the tables of the domains and of billing. */
const PLAIN: Record<string, Record<string, string>> = {
  property: {
    ...ofCases(APPLICATIONS, "property", "'APPROVED', 'REJECTED'"),
    demand: demanded("sum(line.amount)", "'property'"),
    collection: paid("sum(p.amount)", "'property'"),
    balance: both(demanded("sum(line.amount)", "'property'"), paid("sum(p.amount)", "'property'"), "-"),
    collectionRate: both(`100 * (${paid("sum(p.amount)", "'property'")})`, demanded("sum(line.amount)", "'property'"), "/"),
    receipts: paid("count(*)", "'property'"),
    assessed: demanded("count(distinct a.id)", "'property'"),
    // Also where it was taken back: it had paid.
    paid: `select count(distinct account_id) as value from billing.payment where city = '${AMRITSAR}' and state in ('posted', 'reversed') and account_id in (select id from billing.account where service = 'property')`,
    targetAchieved: both(`100 * (${paid("sum(p.amount)", "'property'")})`, "select 5000000", "/"),
  },
  licences: {
    ...ofCases(LICENCES, "licences", "'PENDINGPAYMENT', 'APPROVED', 'REJECTED'"),
    issued: cases(LICENCES, "count(*)", `state = 'APPROVED' and ${day("closed_at")}`),
    demand: demanded("sum(line.amount)", "'licences'"),
    collection: paid("sum(p.amount)", "'licences'"),
    targetAchieved: both(`100 * (${paid("sum(p.amount)", "'licences'")})`, "select 1000000", "/"),
  },
  insights: {
    filed: cases(all, "count(*)", day("filed_at")),
    closed: cases(all, "count(*)", `closed_at is not null and ${day("closed_at")}`),
    completionRate: cases(all, percent("closed_at is not null"), day("filed_at")),
    slaCompliance: cases(all, inTime, `closed_at is not null and ${day("closed_at")}`),
    open: cases(all, "count(*)", "closed_at is null"),
    overdue: cases(all, "count(*)", overdue),
    collection: paid("sum(p.amount)", EVERY),
    receipts: paid("count(*)", EVERY),
    demand: demanded("sum(line.amount)", EVERY),
    targetAchieved: both(`100 * (${paid("sum(p.amount)", EVERY)})`, "select 10000000", "/"),
  },
};
const TARGET_OF: Record<string, number> = { property: 5_000_000, licences: 1_000_000, insights: 10_000_000 };

async function setTargets(): Promise<void> {
  for (const [name, value] of Object.entries(TARGET_OF))
    await must(
      "insights",
      SET,
      { input: { measureId: `${name}.collection`, city: AMRITSAR, year: "2026-27", value } },
      await commissioner(),
    );
}

describe("every figure that property tax, licences and the overview ship is what the books and the tables say", () => {
  beforeAll(async () => {
    await db.query(`create view property.property_application_heads as
      select id, city, state, ward_code, filed_at, due_at, closed_at from property.property_application
      union all select id, city, state, ward_code, filed_at, due_at, closed_at from property.property_transfer
      union all select id, city, state, ward_code, filed_at, due_at, closed_at from property.property_division`);
    await setTargets();
  });

  test("and each of them is counted here", () => {
    const ids = Object.entries(PLAIN).flatMap(([service, figures]) => Object.keys(figures).map((name) => `${service}.${name}`));
    expect(ids.sort()).toEqual([...propertyMeasures, ...licenceMeasures, ...overviewMeasures].map((one) => one.id).sort());
  });

  test.each(
    Object.entries(PLAIN).flatMap(([service, figures]) =>
      Object.entries(figures).map(([name, sql]) => [`${service}.${name}`, sql] as const),
    ),
  )("%s", async (id, sql) => {
    const [row] = (await db.query<{ value: string | null }>(sql)).rows;
    expect(row?.value ?? null).not.toBeNull();
    expect((await figure(id)).value).toBeCloseTo(Number(row?.value), 6);
  });

  test("the tax heads, the modes, the wards and the months, each by itself", async () => {
    const groups = async (id: string, by: string) =>
      Object.fromEntries((await figure(id, { by: [by] })).groups.nodes.map((node) => [node.keys[0]?.code ?? "-", node.value]));
    const plain = async (sql: string) =>
      Object.fromEntries((await db.query<{ key: string; value: string }>(sql)).rows.map((row) => [row.key ?? "-", Number(row.value)]));
    expect(await groups("property.demand", "head")).toEqual(
      await plain(`${demanded("line.head as key, sum(line.amount)", "'property'")} group by 1`),
    );
    expect(await groups("property.collection", "mode")).toEqual({
      ...(await plain(`${paid("p.mode as key, sum(p.amount)", "'property'")} group by 1`)),
      CHEQUE: 0,
    });
    expect(await groups("property.collection", "month")).toMatchObject(
      await plain(`${paid("to_char(p.paid_on, 'YYYY-MM') as key, sum(p.amount)", "'property'")} group by 1`),
    );
    expect(await groups("property.demand", "ward")).toEqual(
      await plain(
        `select r.ward_code as key, sum(d.value) as value from (${demanded("a.id, line.amount", "'property'")}) d left join property.property r on r.account_id = d.id group by 1`,
      ),
    );
    const heads = (await figure("property.collection", { by: ["head"] })).groups.nodes;
    expect(heads.map((node) => node.keys[0]?.label)).toContain("Property tax");
    expect(heads.reduce((sum, node) => sum + (node.value ?? 0), 0)).toBe((await figure("property.collection")).value);
  });
});

describe("money", () => {
  test("is seen by whoever keeps the accounts, in heads of service by theirs, and by no officer else", async () => {
    const { value } = await figure("property.collection");
    expect((await figure("property.collection", {}, await staff("ACCOUNTS_OFFICER"))).value).toBe(value);
    expect((await figure("property.collection", {}, await staff("PT_APPROVER"))).value).toBe(value);
    expect((await figure("insights.collection", {}, await staff("PT_APPROVER"))).value).toBe(value);
    for (const role of ["PT_FIELD_INSPECTOR", "CEMP"])
      expect((await city.ask("insights", ASK, { id: "property.collection", city: AMRITSAR }, { token: await staff(role) })).code).toBe(
        "FORBIDDEN",
      );
    const ofWard = await city.employee({ [AMRITSAR]: { roles: ["PT_APPROVER"], wards: ["B1"] } });
    const wards = (await figure("property.collection", { by: ["ward"] })).groups.nodes;
    expect((await figure("property.collection", {}, ofWard)).value ?? 0).toBe(
      wards.find((node) => node.keys[0]?.code === "B1")?.value ?? 0,
    );
  });

  test("is the same after it was reckoned anew", async () => {
    const lines = async () => [
      await city
        .services("insights")
        .db.selectFrom("payment_line")
        .selectAll()
        .orderBy("payment_id")
        .orderBy("state")
        .orderBy("position")
        .execute(),
      await city.services("insights").db.selectFrom("demand_line").selectAll().orderBy("demand_id").orderBy("position").execute(),
    ];
    const before = await lines();
    expect(before.every((rows) => rows.length > 0)).toBe(true);
    await rebuildFigures(city.services("insights"));
    expect((await lines()).flat()).toEqual([]);
    await city.settle();
    expect(await lines()).toEqual(before);
    const consumer = insights.consumers?.find((one) => one.name === "money-facts");
    const { rows } = await db.query<{ type: string; key: string; payload: object; at: Date }>(
      "select type, key, payload, at from billing.event where type <> 'billing.account-settled'",
    );
    await city.services("insights").transact(async (tx) => {
      await consumer?.applyBatch?.(
        rows.map((row) => ({ ...row, source: "billing", position: "" })).reverse() as never,
        tx,
        city.services("insights"),
      );
    });
    expect(await lines()).toEqual(before);
  });
});

describe("a target", () => {
  const set = async (input: Record<string, unknown>, token?: string) =>
    city.ask<{ setTarget: Target | null }>(
      "insights",
      SET,
      { input: { measureId: "property.collection", city: AMRITSAR, year: "2026-27", value: 1_000_000, ...input } },
      { token: token ?? (await commissioner()) },
    );
  const listed = async (token?: string) =>
    (await must<{ targets: Target[] }>("insights", TARGETS, { city: AMRITSAR, year: "2026-27" }, token ?? (await commissioner()))).targets;

  test("is set for a year by whoever may, and says whether it will be missed if it goes on like this", async () => {
    const { value } = await figure("property.collection");
    // 1 April to 24 November are 238 of 365 days.
    const projected = ((value ?? 0) / 238) * 365;
    const missed = (await set({ value: Math.ceil(projected) + 1 })).data?.setTarget;
    expect(missed).toMatchObject({
      soFar: value,
      projected: expect.closeTo(projected, 3),
      willMiss: true,
      setBy: { id: demoId(`admin@${AMRITSAR}`) },
    });
    expect((await set({ value: Math.floor(projected) })).data?.setTarget).toMatchObject({ willMiss: false });
    expect((await listed()).find((one) => one.measureId === "property.collection")).toMatchObject({
      value: Math.floor(projected),
      willMiss: false,
    });
    expect((await figure("property.collection")).target).toMatchObject({ value: Math.floor(projected), willMiss: false });
  });

  test("is what the service says where nothing was set, and again where it is taken back", async () => {
    const own = async () => (await listed()).find((one) => one.measureId === "licences.slaCompliance");
    expect(await own()).toMatchObject({ value: 90, setBy: null });
    await set({ measureId: "licences.slaCompliance", value: 75 });
    expect(await own()).toMatchObject({ value: 75 });
    await set({ measureId: "licences.slaCompliance", value: null });
    expect(await own()).toMatchObject({ value: 90, setBy: null });
  });

  test("is not an officer's to set, nor another city's; and they see only those of what they may ask for", async () => {
    expect((await set({}, await staff("PT_APPROVER"))).code).toBe("FORBIDDEN");
    expect((await set({}, await staff("CITY_ADMIN", "admin", "pb.jalandhar"))).code).toBe("FORBIDDEN");
    expect((await set({}, await city.citizen())).code).toBe("FORBIDDEN");
    expect((await listed(await staff("TL_APPROVER"))).map((one) => one.measureId)).not.toContain("property.collection");
    expect(
      (
        await city.ask(
          "insights",
          TARGETS,
          { city: AMRITSAR, year: "2026-27" },
          { token: await staff("CITY_ADMIN", "admin", "pb.jalandhar") },
        )
      ).code,
    ).toBe("FORBIDDEN");
  });

  test.each<[string, Record<string, unknown>]>([
    ["of a measure that is not there", { measureId: "property.none" }],
    ["of a year that is none", { year: "2026-28" }],
    ["of a year in another century", { year: "2126-27" }],
    ["below nil", { value: -1 }],
    ["beyond all budgets", { value: 1e300 }],
  ])("%s is refused", async (_, input) => {
    expect((await set(input)).code).toBe("BAD_USER_INPUT");
  });
});
