import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import notifications from "../../../notifications/subgraph.ts";

const AMRITSAR = "pb.amritsar";
const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id number version } }";
const ACT = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { version state { code } } }";

interface Filed {
  id: string;
  number: string;
  version: number;
}

let city: TestCity;
let one: Filed;
let filer: string;
const filerId = randomUUID();
const gro = () => city.employee({ [AMRITSAR]: { roles: ["GRO"] } }, demoId(`gro@${AMRITSAR}`));

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity, notifications], { seed: true });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [filerId]));
  filer = await city.citizen(filerId);
  one = await file();
  await city.settle();
});
afterAll(() => city?.stop());

async function file(change: Record<string, unknown> = {}): Promise<Filed> {
  const input = {
    city: AMRITSAR,
    category: "StreetLightNotWorking",
    description: "The light at the corner has been dark for a week",
    locality: "SUN04",
    ...change,
  };
  const answer = await city.ask<{ fileComplaint: Filed }>("complaints", FILE, { input }, { token: filer });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.fileComplaint;
}

/** Every way by which somebody could come to see a complaint; what each of them shows. */
const WAYS: Record<string, (token?: string) => Promise<unknown>> = {
  "complaint(id)": async (token) =>
    (await city.ask<{ complaint: unknown }>("complaints", "query ($id: ID) { complaint(id: $id) { number } }", { id: one.id }, { token }))
      .data?.complaint,
  "complaint(number)": async (token) =>
    (
      await city.ask<{ complaint: unknown }>(
        "complaints",
        "query ($number: String) { complaint(number: $number) { number } }",
        { number: one.number },
        { token },
      )
    ).data?.complaint,
  "complaints()": async (token) =>
    (
      await city.ask<{ complaints: { nodes: { id: string }[] } }>(
        "complaints",
        "query ($city: ID!) { complaints(city: $city) { nodes { id } } }",
        { city: AMRITSAR },
        { token },
      )
    ).data?.complaints.nodes.find((node) => node.id === one.id),
  "cases()": async (token) =>
    (
      await city.ask<{ cases: { nodes: { id: string }[] } }>(
        "casework",
        "query ($number: String) { cases(filter: { number: $number }) { nodes { id } } }",
        { number: one.number },
        { token },
      )
    ).data?.cases.nodes[0],
  "myCases()": async (token) =>
    (
      await city.ask<{ myCases: { nodes: { id: string }[] } }>("casework", "{ myCases { nodes { id } } }", {}, { token })
    ).data?.myCases.nodes.find((node) => node.id === one.id),
  // Whoever reaches the subgraph's port can put anything into a representation: no right may rest on it.
  "_entities of complaints": async (token) => (await entities("complaints", "Complaint", "description number", token))?.[0],
  "_entities of casework": async (token) => (await entities("casework", "Complaint", "number summary", token))?.[0],
  "_entities of casework, as any case": async (token) => (await entities("casework", "Case", "number summary", token))?.[0],
};

async function entities(subgraph: string, typename: string, fields: string, token?: string) {
  const forged = {
    __typename: typename,
    id: one.id,
    filerId: randomUUID(),
    filedBy: { id: randomUUID() },
    city: { code: "pb.jalandhar" },
    department: "DEPT_3",
    ward: "B4",
    assigneeIds: [demoId(`gro@${AMRITSAR}`)],
  };
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { ${fields} } } }`;
  return (await city.ask<{ _entities: unknown[] }>(subgraph, query, { of: [forged] }, { token })).data?._entities;
}

const OUTSIDERS: Record<string, () => Promise<string>> = {
  "another citizen": () => city.citizen(),
  "an officer of another city": () => city.employee({ "pb.jalandhar": { roles: ["GRO"] } }),
  "an officer of another department": () => city.employee({ [AMRITSAR]: { roles: ["DGRO"], departments: ["DEPT_3"] } }),
  "an officer of another ward": () => city.employee({ [AMRITSAR]: { roles: ["GRO"], wards: ["B4"] } }),
  "an employee whose role reads no complaints": () => city.employee({ [AMRITSAR]: { roles: ["NO_SUCH_ROLE"] } }),
};

describe.each(Object.entries(OUTSIDERS))("%s", (_, token) => {
  test.each(Object.keys(WAYS))("does not come by the complaint over %s", async (way) => {
    expect((await WAYS[way]?.(await token())) ?? null).toBeNull();
  });

  test("can neither act on it nor see whose it is: it is NOT_FOUND", async () => {
    const answer = await city.ask(
      "complaints",
      ACT,
      { input: { id: one.id, action: "COMMENT", comment: "hello" } },
      { token: await token() },
    );
    expect(answer).toMatchObject({ code: "NOT_FOUND" });
    expect(JSON.stringify(answer)).not.toContain(one.number);
    const reveal = 'mutation ($id: ID!) { revealContact(service: "complaints", id: $id, reason: "out of curiosity") { mobile } }';
    expect(["NOT_FOUND", "FORBIDDEN"]).toContain((await city.ask("casework", reveal, { id: one.id }, { token: await token() })).code);
  });
});

test.each(Object.keys(WAYS))("somebody who is not signed in does not come by it over %s", async (way) => {
  expect((await WAYS[way]?.()) ?? null).toBeNull();
});

test("the officer in whose ward and department it lies comes by it over every way but their own cases; its filer over their own", async () => {
  const token = await city.employee({ [AMRITSAR]: { roles: ["GRO"], departments: ["DEPT_1"], wards: [await wardOf()] } });
  for (const [way, look] of Object.entries(WAYS)) if (way !== "myCases()") expect(await look(token), way).toBeTruthy();
  for (const way of ["complaint(id)", "complaint(number)", "complaints()", "myCases()"]) expect(await WAYS[way]?.(filer), way).toBeTruthy();
});

const wardOf = async () => {
  const row = await city
    .services("complaints")
    .db.selectFrom("complaint")
    .select("ward_code")
    .where("id", "=", one.id)
    .executeTakeFirstOrThrow();
  return row.ward_code as string;
};

describe("whoever reaches a subgraph without the router's key", () => {
  test.each(["complaints", "casework", "identity", "notifications", "cities"])(
    "gets nothing of %s, whatever token they bring",
    async (subgraph) => {
      for (const key of [undefined, "", "a-key-that-is-guessed"]) {
        const answer = await city.app.inject({
          method: "POST",
          url: `/${subgraph}/graphql`,
          payload: { query: "{ __typename }" },
          headers: { authorization: `Bearer ${await gro()}`, ...(key === undefined ? {} : { "x-civicgraph-router-key": key }) },
        });
        expect(answer.statusCode).not.toBe(200);
        expect(answer.body).not.toContain("data");
      }
    },
  );
});

describe("two officers at once", () => {
  test("of ten who act on the same version in the same moment one comes through, the others are told CONFLICT", async () => {
    const { id, version } = await file();
    const token = await gro();
    const acts = Array.from({ length: 10 }, (_, turn) =>
      turn % 2
        ? { id, version, action: "REJECT", comment: `not ours, says officer ${turn}` }
        : { id, version, action: "ASSIGN", assignee: demoId(`lme@${AMRITSAR}`) },
    );
    const answers = await Promise.all(
      acts.map((input) => city.ask<{ actOnComplaint: { version: number } }>("complaints", ACT, { input }, { token })),
    );
    const through = answers.filter((answer) => answer.data?.actOnComplaint);
    expect(through).toHaveLength(1);
    expect(through[0]?.data?.actOnComplaint.version).toBe(version + 1);
    expect(answers.filter((answer) => answer.code === "CONFLICT")).toHaveLength(9);
    const steps = await city.services("complaints").db.selectFrom("case_event").select("version").where("case_id", "=", id).execute();
    expect(steps).toHaveLength(2);
  });

  test("without a version the second is judged by what the first did: not allowed any more, with the reason of `actions`", async () => {
    const { id } = await file();
    const token = await gro();
    const reject = () => city.ask("complaints", ACT, { input: { id, action: "REJECT", comment: "not ours" } }, { token, locale: "hi" });
    const answers = await Promise.all([reject(), reject(), reject()]);
    const refused = answers.filter((answer) => answer.errors.length);
    expect(refused.map((answer) => answer.code)).toEqual(["ACTION_NOT_ALLOWED", "ACTION_NOT_ALLOWED"]);
    const seen = await city.ask<{ complaint: { actions: { code: string; why: { message: string } | null }[] } }>(
      "complaints",
      "query ($id: ID) { complaint(id: $id) { actions { code why { message } } } }",
      { id },
      { token, locale: "hi" },
    );
    const why = seen.data?.complaint.actions.find((action) => action.code === "REJECT")?.why?.message;
    expect(new Set(refused.map((answer) => answer.errors[0]?.message))).toEqual(new Set([why]));
  });
});

describe("input that no form would send", () => {
  const reads: [string, string, string, Record<string, unknown>][] = [
    [
      "a cursor of one's own making",
      "complaints",
      'query ($after: String) { complaints(city: "pb.amritsar", after: $after) { nodes { id } } }',
      { after: "bm90IGEgY3Vyc29y" },
    ],
    [
      "a cursor with another's shape",
      "complaints",
      'query ($after: String) { complaints(city: "pb.amritsar", after: $after) { nodes { id } } }',
      { after: Buffer.from(JSON.stringify(["yesterday", "nobody"])).toString("base64url") },
    ],
    [
      "the same to the inbox",
      "casework",
      "query ($after: String) { cases(after: $after) { nodes { id } } }",
      { after: Buffer.from(JSON.stringify(["yesterday", "nobody"])).toString("base64url") },
    ],
    ["a number with a NUL in it", "complaints", "query ($number: String) { complaint(number: $number) { id } }", { number: "PB\u0000" }],
  ];
  test.each(reads)("%s is BAD_USER_INPUT or finds nothing, and is never a bug", async (_, subgraph, query, variables) => {
    const answer = await city.ask(subgraph, query, variables, { token: await gro() });
    expect([undefined, "BAD_USER_INPUT"]).toContain(answer.code);
  });

  test("a NUL in a text is BAD_USER_INPUT", async () => {
    const input = {
      city: AMRITSAR,
      category: "StreetLightNotWorking",
      description: "The light is dark \u0000 since a week",
      locality: "SUN04",
    };
    expect((await city.ask("complaints", FILE, { input }, { token: filer })).code).toBe("BAD_USER_INPUT");
    const act = { id: one.id, action: "COMMENT", comment: "still \u0000 dark" };
    expect((await city.ask("complaints", ACT, { input: act }, { token: filer })).code).toBe("BAD_USER_INPUT");
  });
});
