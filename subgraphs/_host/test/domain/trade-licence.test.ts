import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { signReceipt } from "@civicgraph/kit/receipts";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import billing from "../../../billing/subgraph.ts";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import { sheetKey } from "../../../documents/certificate/print-certificate.ts";
import { storeOf } from "../../../documents/storage/open-store.ts";
import documents from "../../../documents/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import { keepTerms } from "../../../licences/licence/keep-terms.ts";
import licences from "../../../licences/subgraph.ts";
import notifications from "../../../notifications/subgraph.ts";

const AMRITSAR = "pb.amritsar";
const TODAY = new Date("2026-11-24T06:00:00Z");
const FIELDS =
  "id number version licenceNumber fee { amount parts { item combination amount } } state { code } licence { number status validFrom validTo }";
const FILE = `mutation ($input: FileLicenceApplicationInput!) { fileLicenceApplication(input: $input) { ${FIELDS} } }`;
const ACT = `mutation ($input: ActOnLicenceApplicationInput!) { actOnLicenceApplication(input: $input) { ${FIELDS} } }`;
const READ = `query ($id: ID!) { licenceApplication(id: $id) { ${FIELDS} timeline { action { code } } } }`;
const TAKE = "mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id } }";

interface Application {
  id: string;
  number: string;
  version: number;
  licenceNumber: string | null;
  fee: { amount: number; parts: { item: string; combination: string; amount: number }[] };
  state: { code: string };
  licence: { number: string; status: string; validFrom: string; validTo: string } | null;
  timeline: { action: { code: string } }[];
}

let city: TestCity;
const traderId = randomUUID();
let tokens: Record<"trader" | "stranger" | "verifier" | "inspector" | "approver" | "clerk" | "licenceClerk" | "commissioner", string>;
let counter: string;

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  process.env.FILES_DIR = mkdtempSync(join(tmpdir(), "civicgraph-files-"));
  city = await startTestCity([billing, casework, cities, documents, identity, licences, notifications], { seed: true, now: TODAY });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [traderId]));
});
afterAll(async () => {
  await city?.stop();
  rmSync(process.env.FILES_DIR as string, { recursive: true, force: true });
});

/** Tokens are of the hour: they are issued anew wherever the clock is set. */
async function at(moment: string | Date): Promise<void> {
  city.clock.now = new Date(moment);
  const staff = (role: string, username?: string) =>
    city.employee({ [AMRITSAR]: { roles: [role] } }, username ? demoId(`${username}@${AMRITSAR}`) : undefined);
  tokens = {
    trader: await city.citizen(traderId),
    stranger: await city.citizen(),
    verifier: await staff("TL_DOC_VERIFIER", "ptverifier"),
    inspector: await staff("TL_FIELD_INSPECTOR", "ptinspector"),
    approver: await staff("TL_APPROVER", "ptapprover"),
    licenceClerk: await staff("TL_CEMP"),
    commissioner: await staff("CITY_ADMIN", "admin"),
    clerk: await staff("CEMP"),
  };
  counter = randomUUID();
  const input = { id: counter, city: AMRITSAR, counter: "1", float: 0 };
  await must("billing", "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }", { input }, tokens.clerk);
}
beforeEach(() => at(TODAY));

async function must<T>(subgraph: string, query: string, variables: Record<string, unknown>, token: string): Promise<T> {
  const { data, errors } = await city.ask<T>(subgraph, query, variables, { token });
  if (!data || errors.length) throw new Error(JSON.stringify(errors));
  return data;
}

/** The receipt of an uploaded paper. */
const paper = (ownerId: string = traderId) =>
  signReceipt(
    { documentId: randomUUID(), sha256: "0".repeat(64), ownerId, expiresAt: new Date(city.clock.now.getTime() + 3_600_000) },
    city.services("licences").secrets.service,
  );
const shop = (change: Record<string, unknown> = {}) => ({
  city: AMRITSAR,
  kind: "NEW",
  licenceType: "PERMANENT",
  tradeName: "Kaur General Store",
  structure: "IMMOVABLE.PUCCA",
  locality: "SUN08",
  address: "4 Lawrence Road",
  trades: [{ tradeType: "GOODS.RETAIL.GROCERY" }],
  attachments: [paper(), paper()],
  ...change,
});
const file = (input: Record<string, unknown>, token = tokens.trader) =>
  city.ask<{ fileLicenceApplication: Application }>("licences", FILE, { input }, { token });
const filed = async (input: Record<string, unknown>) =>
  (await must<{ fileLicenceApplication: Application }>("licences", FILE, { input }, tokens.trader)).fileLicenceApplication;
const faultsOf = async (input: Record<string, unknown>, token?: string) =>
  (await file(input, token)).errors[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`);
const act = (id: string, action: string, token: string, more: Record<string, unknown> = {}) =>
  city.ask<{ actOnLicenceApplication: Application }>("licences", ACT, { input: { id, action, ...more } }, { token });
const read = async (id: string) =>
  (await must<{ licenceApplication: Application }>("licences", READ, { id }, tokens.trader)).licenceApplication;
/** What the worker would run. */
const job = (name: string, caseId: string) => licences.jobs?.[name]?.({ caseId }, city.services("licences"));
const visit = () => ({
  comment: "As stated",
  attachments: [paper(demoId(`ptinspector@${AMRITSAR}`))],
  placeAsStated: "YES",
  tradesAsStated: "YES",
  fireExitsFree: "NO",
});

async function approved(input: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Application> {
  const one = await filed(input);
  expect((await act(one.id, "VERIFY", tokens.verifier)).errors).toEqual([]);
  expect((await act(one.id, "FORWARD", tokens.inspector, visit())).errors).toEqual([]);
  const { data, errors } = await act(one.id, "APPROVE", tokens.approver, more);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.actOnLicenceApplication;
}
const due = async (id: string) => {
  await job("demand-fee", id);
  const { bill } = await must<{ bill: { total: number } }>(
    "billing",
    "query ($account: ID!) { bill(account: $account) { total } }",
    { account: id },
    tokens.clerk,
  );
  return bill.total;
};
async function pay(id: string, amount: number): Promise<Application> {
  const input = { id: randomUUID(), sessionId: counter, accountId: id, amount, mode: "CASH", payerName: "Harpreet Kaur" };
  await must("billing", TAKE, { input }, tokens.clerk);
  await city.settle();
  await job("settle-fee", id);
  return read(id);
}
async function licensed(input: Record<string, unknown> = shop()): Promise<Application> {
  const one = await approved(input);
  return pay(one.id, await due(one.id));
}
const renewal = (licenceNumber: string | null, change: Record<string, unknown> = {}) => ({
  city: AMRITSAR,
  kind: "DIRECTRENEWAL",
  licenceNumber,
  ...change,
});

describe("a trade licence", () => {
  test("goes from the counter of papers over the visit and the decision to the payment, and holds to the end of the year", async () => {
    const one = await approved(
      shop({
        trades: [{ tradeType: "SERVICES.LODGING.HOTEL", quantity: 12 }],
        accessories: [{ accessory: "MOTOR", quantity: 5, count: 2 }],
      }),
    );
    expect(one).toMatchObject({
      number: expect.stringMatching(/^PB-ASR-TL-2026-27-\d{6}$/),
      state: { code: "PENDINGPAYMENT" },
      licence: null,
      // Twelve rooms at ₹250, two motors of five horse power at ₹20.
      fee: {
        amount: 320_000,
        parts: [
          { item: "TRADE", combination: "SUM", amount: 300_000 },
          { item: "ACCESSORY", combination: "SUM", amount: 20_000 },
        ],
      },
    });
    expect(await due(one.id)).toBe(320_000);
    const issued = await pay(one.id, 320_000);
    expect(issued).toMatchObject({
      state: { code: "APPROVED" },
      licence: { number: issued.licenceNumber, status: "ACTIVE", validFrom: "2026-11-24", validTo: "2027-03-31" },
    });
    expect(issued.licenceNumber).toMatch(/^TL-ASR-2026-27-\d{6}$/);
    expect(issued.timeline.map((event) => event.action.code)).toEqual(["FILE", "VERIFY", "FORWARD", "APPROVE", "PAY"]);
  });

  test("needs the visit's answers and a photo of it", async () => {
    const one = await filed(shop());
    await act(one.id, "VERIFY", tokens.verifier);
    const { placeAsStated: _place, ...rest } = visit();
    const faults = async (more: Record<string, unknown>) =>
      (await act(one.id, "FORWARD", tokens.inspector, more)).errors[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await faults(rest)).toEqual(["input.placeAsStated field.required"]);
    expect(await faults({ ...visit(), placeAsStated: "PERHAPS" })).toEqual(["input.placeAsStated field.unknown"]);
    expect(await faults({ ...visit(), attachments: [] })).toEqual(["input.attachments field.required"]);
  });

  test("costs more or less by hand, with a reason and never less than nothing", async () => {
    const before = await filed(shop());
    await act(before.id, "VERIFY", tokens.verifier);
    await act(before.id, "FORWARD", tokens.inspector, visit());
    const faults = async (more: Record<string, unknown>) =>
      (await act(before.id, "APPROVE", tokens.approver, more)).errors[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await faults({ adhocRupees: 100 })).toEqual(["input.adhocReason field.required"]);
    expect(await faults({ adhocRupees: -1001, adhocReason: "A widow's shop" })).toEqual(["input.adhocRupees licences.moreThanTheFee"]);
    await act(before.id, "APPROVE", tokens.approver, { adhocRupees: -400, adhocReason: "A widow's shop" });
    expect(await due(before.id)).toBe(60_000);
    const dearer = await approved(shop(), { adhocRupees: 50, adhocReason: "Signboard over the pavement" });
    expect(await due(dearer.id)).toBe(105_000);
  });

  test("of a temporary business ends on the day that was asked for, and is not renewed", async () => {
    const one = await licensed(shop({ licenceType: "TEMPORARY", validUntil: "2026-12-05" }));
    expect(one.licence).toMatchObject({ validFrom: "2026-11-24", validTo: "2026-12-05" });
    expect(await faultsOf(renewal(one.licenceNumber))).toEqual(["input.licenceNumber licences.notRenewable"]);
  });

  test("is refused, at filing, with every fault where it stands", async () => {
    expect(await faultsOf(shop({ tradeName: " ", address: "x", locality: "NOWHERE", structure: null }))).toEqual([
      "input.tradeName field.required",
      "input.address field.tooShort",
      "input.structure field.required",
      "input.locality field.unknown",
    ]);
    expect(await faultsOf(shop({ trades: [] }))).toEqual(["input.trades field.required"]);
    expect(
      await faultsOf(
        shop({ trades: [{ tradeType: "PIRACY" }, { tradeType: "SERVICES.LODGING.HOTEL" }], accessories: [{ accessory: "CANNON" }] }),
      ),
    ).toEqual([
      "input.trades.0.tradeType field.unknown",
      "input.trades.1.quantity field.required",
      "input.accessories.0.accessory field.unknown",
    ]);
    expect(await faultsOf(shop({ attachments: [paper()] }))).toEqual(["input.attachments licences.papersMissing"]);
    expect(await faultsOf(shop({ licenceType: "TEMPORARY", validUntil: "2026-11-23" }))).toEqual(["input.validUntil licences.withinAYear"]);
    expect(await faultsOf(renewal("TL-ASR-2020-21-000001"))).toEqual(["input.licenceNumber field.unknown"]);
    expect(await faultsOf(renewal(null))).toEqual(["input.licenceNumber field.required"]);
  });

  test("of others is as if it were not there", async () => {
    const one = await licensed();
    expect(await faultsOf(renewal(one.licenceNumber), tokens.stranger)).toEqual(["input.licenceNumber field.unknown"]);
    const byNumber = (token: string) =>
      must<{ tradeLicenceByNumber: { status: string } | null }>(
        "licences",
        "query ($number: String!) { tradeLicenceByNumber(number: $number) { status } }",
        { number: one.licenceNumber },
        token,
      );
    expect((await byNumber(tokens.stranger)).tradeLicenceByNumber).toBeNull();
    expect((await byNumber(tokens.trader)).tradeLicenceByNumber).toEqual({ status: "ACTIVE" });
    expect((await byNumber(tokens.verifier)).tradeLicenceByNumber).toEqual({ status: "ACTIVE" });
    const list = (token: string) =>
      must<{ tradeLicences: { totalCount: number; nodes: { number: string }[] } }>(
        "licences",
        "query ($city: ID!) { tradeLicences(city: $city) { totalCount nodes { number } } }",
        { city: AMRITSAR },
        token,
      );
    expect((await list(tokens.stranger)).tradeLicences.totalCount).toBe(0);
    expect((await list(tokens.trader)).tradeLicences.nodes.map(({ number }) => number)).toContain(one.licenceNumber);
  });

  test("is cancelled with a reason, and then not renewed", async () => {
    const one = await licensed();
    expect((await act(one.id, "CANCEL", tokens.verifier, { comment: "No shop there" })).code).toBe("ACTION_NOT_ALLOWED");
    expect((await act(one.id, "CANCEL", tokens.approver, { comment: "No shop there" })).data?.actOnLicenceApplication.licence?.status).toBe(
      "CANCELLED",
    );
    await at("2027-02-01T06:00:00Z");
    expect(await faultsOf(renewal(one.licenceNumber))).toEqual(["input.licenceNumber licences.notRenewable"]);
  });
});

describe("a renewal", () => {
  test("without changes goes straight to the payment, ten percent cheaper before the year begins, and leaves no day out", async () => {
    const old = await licensed();
    expect(await faultsOf(renewal(old.licenceNumber))).toEqual(["input.licenceNumber licences.renewal.notYet"]);
    await at("2027-01-15T06:00:00Z");
    const one = await filed(renewal(old.licenceNumber));
    expect(one.state.code).toBe("PENDINGPAYMENT");
    expect(await faultsOf(renewal(old.licenceNumber))).toEqual(["input.licenceNumber licences.renewalPending"]);
    expect(await due(one.id)).toBe(90_000);
    const renewed = await pay(one.id, 90_000);
    expect(renewed.licence).toEqual({ number: old.licenceNumber, status: "ACTIVE", validFrom: "2026-11-24", validTo: "2028-03-31" });
    // The licence rests on the renewal now: what was before cannot be cancelled or expire any more.
    expect((await act(old.id, "CANCEL", tokens.approver, { comment: "Too late" })).code).toBe("ACTION_NOT_ALLOWED");
    expect((await read(old.id)).licence).toBeNull();
  });

  test("costs its plain fee once the year has begun, and ten percent more from September on", async () => {
    const old = await licensed();
    await at("2027-04-02T06:00:00Z");
    const one = await filed(renewal(old.licenceNumber));
    expect(await due(one.id)).toBe(100_000);
    await at("2027-09-01T06:00:00Z");
    expect(await due(one.id)).toBe(110_000);
    await keepTerms(city.services("licences"));
    expect((await read(old.id)).state.code).toBe("EXPIRED");
    const late = await pay(one.id, 110_000);
    expect(late.licence).toMatchObject({ status: "ACTIVE", validTo: "2028-03-31" });
  });

  test("with changes takes the way of a new licence and keeps the number", async () => {
    const old = await licensed();
    await at("2027-03-01T06:00:00Z");
    const changed = shop({
      kind: "EDITRENEWAL",
      licenceNumber: old.licenceNumber,
      licenceType: null,
      tradeName: "Kaur Restaurant",
      trades: [{ tradeType: "SERVICES.FOOD.RESTAURANT", quantity: 40 }],
    });
    const one = await licensed(changed);
    expect(one.licence).toMatchObject({ number: old.licenceNumber, validTo: "2028-03-31" });
    expect(one.fee.amount).toBe(200_000);
  });

  test("comes too late a year after the end", async () => {
    const old = await licensed();
    await at("2028-04-01T06:00:00Z");
    expect(await faultsOf(renewal(old.licenceNumber))).toEqual(["input.licenceNumber licences.renewal.over"]);
  });
});

describe("the paper of a licence", () => {
  const PAPERS = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { certificates { id number title standing validFrom validTo pdf code } } } }`;
  interface Paper {
    id: string;
    number: string;
    title: string;
    standing: string;
    validTo: string;
    pdf: string;
    code: string;
  }
  const papersOf = async (id: string, token = tokens.trader) =>
    (await must<{ _entities: { certificates: Paper[] }[] }>("documents", PAPERS, { of: [{ __typename: "Case", id }] }, token))._entities[0]
      ?.certificates ?? [];
  const certify = (caseId: string, version: number, revoked = false) =>
    licences.jobs?.certify?.({ caseId, version, revoked }, city.services("licences"));
  const verify = async (code: string) =>
    (
      await city.ask<{ verifyCertificate: { genuine: boolean; standing: string | null; number: string | null; holder: string | null } }>(
        "documents",
        "query ($code: String!) { verifyCertificate(code: $code) { genuine standing number holder } }",
        { code },
      )
    ).data?.verifyCertificate;
  /** Jobs of a case's papers that wait for the worker, by their key. */
  const waiting = async (caseId: string) => {
    const client = new pg.Client({ connectionString: city.adminUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ key: string }>("select key from licences_worker._private_jobs where key like $1 order by id", [
        `certify ${caseId} %`,
      ]);
      return rows.map(({ key }) => key.slice(`certify ${caseId} `.length));
    } finally {
      await client.end();
    }
  };

  test("is given with the payment, once, shown to its holder and the city's officers, and verified by anybody", async () => {
    const one = await licensed();
    await certify(one.id, one.version);
    await certify(one.id, one.version);
    const [paper, ...more] = await papersOf(one.id);
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ number: one.licenceNumber, title: "Trade licence", standing: "VALID", validTo: "2027-03-31" });
    expect(await papersOf(one.id, tokens.stranger)).toEqual([]);
    expect(await papersOf(one.id, tokens.verifier)).toHaveLength(1);
    expect(await verify(paper?.code ?? "")).toEqual({
      genuine: true,
      standing: "VALID",
      number: one.licenceNumber,
      holder: "Harpreet Kaur",
    });
    expect(await verify(`${paper?.code.slice(0, -3)}abc`)).toMatchObject({ genuine: false, standing: null });
    const pdf = await city.app.inject({ url: paper?.pdf ?? "" });
    expect(pdf.statusCode).toBe(200);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
    // The sheet is kept where files are, and what is printed again is that very file, whatever the city is called by then.
    const kept = await storeOf(city.services("documents")).get(sheetKey({ id: paper?.id ?? "", revoked_on: null }, "en"));
    expect(kept && (await buffer(kept.content)).equals(pdf.rawPayload)).toBe(true);
    await storeOf(city.services("documents")).put(
      sheetKey({ id: paper?.id ?? "", revoked_on: null }, "en"),
      Buffer.from("%PDF-1.7 of that day"),
    );
    expect((await city.app.inject({ url: paper?.pdf ?? "" })).payload).toBe("%PDF-1.7 of that day");
    expect((await city.app.inject({ url: (paper?.pdf ?? "").replace(/\/[\w-]{22}\.pdf/, `/${"x".repeat(22)}.pdf`) })).statusCode).toBe(404);
    expect(await waiting(one.id)).toEqual([String(one.version)]);
  });

  test("holds no more once the licence is cancelled, and expires with its last day", async () => {
    const [cancelled, expired] = [await licensed(), await licensed()];
    for (const one of [cancelled, expired]) await certify(one.id, one.version);
    await act(cancelled.id, "CANCEL", tokens.approver, { comment: "No shop there" });
    await certify(cancelled.id, cancelled.version + 1, true);
    expect((await papersOf(cancelled.id)).map(({ standing }) => standing)).toEqual(["REVOKED"]);
    await at("2027-04-01T06:00:00Z");
    const [paper] = await papersOf(expired.id);
    expect(await verify(paper?.code ?? "")).toMatchObject({ genuine: true, standing: "EXPIRED" });
  });

  test("gives way to that of the renewal", async () => {
    const old = await licensed();
    await certify(old.id, old.version);
    await at("2027-01-15T06:00:00Z");
    const one = await filed(renewal(old.licenceNumber));
    const renewed = await pay(one.id, await due(one.id));
    await certify(renewed.id, renewed.version);
    expect(await waiting(old.id)).toEqual([String(old.version), "renewed"]);
    await licences.jobs?.certify?.({ caseId: old.id, revoked: true }, city.services("licences"));
    expect((await papersOf(old.id)).map(({ standing }) => standing)).toEqual(["REVOKED"]);
    expect((await papersOf(renewed.id)).map(({ standing, validTo }) => `${standing} ${validTo}`)).toEqual(["VALID 2028-03-31"]);
  });

  test("is given by the service alone", async () => {
    const issue = city.platform.localCall("documents", "revokeCertificates");
    await expect(issue?.({ caseId: randomUUID() }, { caller: "portal", viewerToken: tokens.trader })).rejects.toThrow();
  });
});

describe("the clock of licences", () => {
  const happened = async (id: string) => (await read(id)).timeline.map((event) => event.action.code);

  test("reminds once for each day that is set, by message too, and ends what is over; run again it changes nothing", async () => {
    const one = await licensed(shop({ tradeName: "Clockwork" }));
    for (const day of ["2027-01-10", "2027-02-15", "2027-02-15", "2027-03-05", "2027-03-30", "2027-03-31", "2027-04-01", "2027-04-02"]) {
      await at(`${day}T06:00:00Z`);
      await keepTerms(city.services("licences"));
    }
    expect(await happened(one.id)).toEqual(["FILE", "VERIFY", "FORWARD", "APPROVE", "PAY", "REMIND", "REMIND", "REMIND", "EXPIRE"]);
    expect((await read(one.id)).licence?.status).toBe("EXPIRED");
    await city.settle();
    const notices = await must<{ notifications: { nodes: { title: string }[] } }>(
      "notifications",
      "{ notifications(first: 50) { nodes { title } } }",
      {},
      tokens.trader,
    );
    expect(notices.notifications.nodes.filter(({ title }) => title === "Your licence ends soon: New licence · Clockwork")).toHaveLength(3);
  });

  test("goes on with the others where one licence cannot be moved", async () => {
    const [stuck, other] = [await licensed(), await licensed()];
    await city
      .services("licences")
      .transact((tx) => tx.query("update licence_application set state = 'REJECTED' where id = ?", [stuck.id]));
    await at("2027-04-01T06:00:00Z");
    await keepTerms(city.services("licences"));
    expect((await read(other.id)).state.code).toBe("EXPIRED");
  });
});

describe("fees", () => {
  const ESTIMATE =
    "query ($input: LicenceFactsInput!) { estimateLicenceFee(input: $input) { amount lines { name quantity rate perUnit amount clause } } }";
  const SET = "mutation ($input: SetLicenceFeesInput!) { setLicenceFees(input: $input) { effectiveFrom } }";
  const facts = {
    city: AMRITSAR,
    licenceType: "PERMANENT",
    structure: "IMMOVABLE.PUCCA",
    trades: [{ tradeType: "GOODS.MANUFACTURE.FLOURMILL", quantity: 7.5 }],
  };
  const estimate = () => city.ask<{ estimateLicenceFee: { amount: number } }>("licences", ESTIMATE, { input: facts });
  const slab = {
    id: "all",
    clause: "Resolution 12",
    item: "TRADE",
    code: "ALL",
    applicationType: "ALL",
    licenceType: "ALL",
    structure: "ALL",
    from: null,
    below: null,
    basis: { flat: 500_000 },
  };

  test("are told to whoever asks, line by line, before anything is filed", async () => {
    expect((await estimate()).data).toEqual({
      estimateLicenceFee: {
        amount: 225_000,
        lines: [
          { name: "Flour mill", quantity: 7.5, rate: 30_000, perUnit: true, amount: 225_000, clause: "Schedule of the demo, by-law 4" },
        ],
      },
    });
  });

  test("are set for a day to come by who may, whole or not at all; what was filed before keeps its fee", async () => {
    const before = await filed(shop());
    const input = {
      place: AMRITSAR,
      effectiveFrom: "2026-12-01",
      document: { trades: "MAX", accessories: "SUM", slabs: [slab] },
      reason: "Resolution 12 of the council",
    };
    const set = (change: Record<string, unknown>, token = tokens.commissioner) =>
      city.ask("licences", SET, { input: { ...input, ...change } }, { token });
    expect((await set({}, tokens.approver)).code).toBe("FORBIDDEN");
    expect((await set({ effectiveFrom: "2026-11-23" })).code).toBe("BAD_USER_INPUT");
    expect((await set({ document: { ...input.document, slabs: [slab, { ...slab, id: "twin" }] } })).errors[0]?.extensions.fields).toEqual([
      { path: "input.document", code: "licences.schedule", message: "all and twin overlap" },
    ]);
    expect((await set({ document: { slabs: [{ ...slab, basis: { flat: 0.5 } }] } })).code).toBe("BAD_USER_INPUT");
    expect((await set({})).errors).toEqual([]);
    expect((await estimate()).data?.estimateLicenceFee.amount).toBe(225_000);
    await at("2026-12-01T06:00:00Z");
    expect((await estimate()).data?.estimateLicenceFee.amount).toBe(500_000);
    expect((await read(before.id)).fee.amount).toBe(100_000);
  });
});
