import { PreparingClient } from "@civicgraph/kit/database/preparing-client";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import casework from "../../../subgraphs/casework/subgraph.ts";
import cities from "../../../subgraphs/cities/subgraph.ts";
import complaints from "../../../subgraphs/complaints/subgraph.ts";
import { demoId } from "../../../subgraphs/identity/seed/demo-employees.ts";
import identity from "../../../subgraphs/identity/subgraph.ts";
import { preload } from "./preload.ts";

/** Enough that PostgreSQL would rather read an index than the table. */
const COMPLAINTS = 6000;
/** Rows that one page may cost, whatever the table holds. */
const MAX_ROWS = 250;
const BIG = ["case_index", "complaint", "case_event", "event"];
const AMRITSAR = "pb.amritsar";

interface Asked {
  text: string;
  values: unknown[];
}
interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
}

let city: TestCity;
let admin: pg.Client;
const asked: Asked[] = [];

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity], { seed: true, now: new Date() });
  await city.settle();
  await preload(city.adminUrl, COMPLAINTS, () => undefined);
  admin = new pg.Client({ connectionString: city.adminUrl });
  await admin.connect();
  // Listens, changes nothing.
  const query = PreparingClient.prototype.query as unknown as (...args: unknown[]) => unknown;
  vi.spyOn(PreparingClient.prototype, "query").mockImplementation(function (this: PreparingClient, ...args: unknown[]) {
    if (typeof args[0] === "string" && Array.isArray(args[1])) asked.push({ text: args[0], values: args[1] });
    return query.apply(this, args) as never;
  } as never);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await admin?.end();
  await city?.stop();
});

const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];

/** What an operation reads of the big tables: each node that touches one, with the rows it looked at. */
async function reads(subgraph: string, operation: string, variables: Record<string, unknown>, token: string) {
  asked.length = 0;
  const answer = await city.ask(subgraph, operation, variables, { token });
  expect(answer.errors).toEqual([]);
  await admin.query(`set search_path = ${subgraph}`);
  const found: { how: string; rows: number }[] = [];
  for (const { text, values } of asked.filter((one) => /^select/i.test(one.text))) {
    const { rows } = await admin.query<{ "QUERY PLAN": { Plan: Node }[] }>(`explain (analyze, format json) ${text}`, values);
    for (const node of rows.flatMap((row) => row["QUERY PLAN"]).flatMap(({ Plan }) => flat(Plan))) {
      if (!BIG.includes(node["Relation Name"] ?? "")) continue;
      const looked = node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
      found.push({ how: `${node["Node Type"]} on ${node["Relation Name"]}`, rows: looked * node["Actual Loops"] });
    }
  }
  return found;
}

const CASES = "query ($filter: CaseFilter) { cases(filter: $filter, first: 20) { nodes { id number summary state { code } } } }";
const officer = () => city.employee({ [AMRITSAR]: { roles: ["GRO"] } }, demoId(`gro@${AMRITSAR}`));
const worker = () => city.employee({ [AMRITSAR]: { roles: ["PGR_LME"] } }, demoId(`lme@${AMRITSAR}`));
const busyFiler = async () => {
  const one = await city
    .services("complaints")
    .db.selectFrom("complaint")
    .select(["filer_id", "number", "id"])
    .limit(1)
    .executeTakeFirstOrThrow();
  return { token: await city.citizen(String(one.filer_id)), number: String(one.number), id: String(one.id) };
};

const questions: [string, () => Promise<Parameters<typeof reads>>][] = [
  ["the inbox of a city", async () => ["casework", CASES, { filter: { city: AMRITSAR } }, await officer()]],
  ["what is assigned to me", async () => ["casework", CASES, { filter: { assignedToMe: true } }, await worker()]],
  ["one state of a city", async () => ["casework", CASES, { filter: { city: AMRITSAR, state: "RESOLVED" } }, await officer()]],
  ["a case by its number", async () => ["casework", CASES, { filter: { number: (await busyFiler()).number } }, await officer()]],
  ["my cases", async () => ["casework", "{ myCases(first: 20) { nodes { number state { code } } } }", {}, (await busyFiler()).token]],
  [
    "a complaint by its number, with its timeline",
    async () => {
      const { token, number } = await busyFiler();
      return ["complaints", "query ($number: String) { complaint(number: $number) { id timeline { at } } }", { number }, token];
    },
  ],
  [
    "complaints of a city",
    async () => [
      "complaints",
      "query ($city: ID!) { complaints(city: $city, first: 20) { nodes { id } } }",
      { city: AMRITSAR },
      await officer(),
    ],
  ],
  [
    "an action on a complaint",
    async () => {
      const { db } = city.services("complaints");
      const open = await db
        .selectFrom("complaint")
        .select("id")
        .where("city", "=", AMRITSAR)
        .where("state", "=", "PENDINGFORASSIGNMENT")
        .limit(1)
        .executeTakeFirstOrThrow();
      const input = { id: String(open.id), action: "ASSIGN", assignee: demoId(`lme@${AMRITSAR}`) };
      return ["complaints", "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { id } }", { input }, await officer()];
    },
  ],
];

test.each(questions)("%s reads an index, and no more than a page needs", async (_, question) => {
  const found = await reads(...(await question()));
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((one) => one.how.startsWith("Seq Scan"))).toEqual([]);
  for (const one of found) expect(one.rows, one.how).toBeLessThanOrEqual(MAX_ROWS);
});
