import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import billing from "../../../billing/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import { complaintMeasures } from "../../../complaints/complaint/complaint.measures.ts";
import complaints from "../../../complaints/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import { rebuildFigures } from "../../../insights/facts/rebuild.ts";
import insights from "../../../insights/subgraph.ts";
import { animalService } from "../support/animal-service/animal-service.ts";
import { liveComplaints } from "../support/complaint-lives.ts";

const AMRITSAR = "pb.amritsar";
const JALANDHAR = "pb.jalandhar";
const ASK = `query ($id: ID!, $city: ID!, $by: [String!], $from: Date, $to: Date, $compareWith: String, $first: Int, $after: String, $order: String) {
  measure(id: $id, city: $city, by: $by, from: $from, to: $to, compareWith: $compareWith) {
    value base suppressed before change better from to beforeFrom beforeTo asOf measure { name unit }
    groups(first: $first, after: $after, order: $order) { totalCount nodes { keys { dimension code label } value base before suppressed } pageInfo { hasNextPage endCursor } } } }`;
const OPEN = ASK.replace("measure(id: $id", "publicMeasure(id: $id");

interface Figure {
  value: number | null;
  base: number;
  suppressed: boolean;
  before: number | null;
  change: number | null;
  better: boolean | null;
  from: string | null;
  to: string | null;
  beforeFrom: string | null;
  asOf: string;
  measure: { name: string; unit: string };
  groups: {
    totalCount: number;
    nodes: {
      keys: { dimension: string; code: string | null; label: string }[];
      value: number | null;
      base: number;
      before: number | null;
      suppressed: boolean;
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

let city: TestCity;
let db: pg.Client;

/** Dogs are registered by a service of which no code of the platform knows; it says what it wants to know of itself. */
const dogs = animalService("dogs", "Dog");
dogs.manifest.measures = [
  {
    id: "dogs.filed",
    name: "service.label",
    description: "service.description",
    grain: "case",
    formula: { count: {} },
    unit: "count",
    direction: "none",
    drill: ["ward"],
    public: true,
  },
];

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([billing, cities, complaints, dogs, identity, insights], { seed: true });
  await city.settle();
  await liveComplaints(city, AMRITSAR, 40, 75);
  await liveComplaints(city, JALANDHAR, 12, 30);
  await city.settle();
  db = new pg.Client({ connectionString: city.adminUrl, options: "-c search_path=complaints" });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await city?.stop();
});

const grant = (roles: string[], more: { departments?: string[]; wards?: string[] } = {}, username?: string, place = AMRITSAR) =>
  city.employee({ [place]: { roles, ...more } }, username ? demoId(`${username}@${place}`) : undefined);
const commissioner = () => grant(["CITY_ADMIN"], {}, "admin");
const answer = async (variables: Record<string, unknown>, token?: string, query = ASK, locale = "en") =>
  city.ask<{ measure: Figure; publicMeasure: Figure }>(
    "insights",
    query,
    { city: AMRITSAR, first: 100, ...variables },
    { ...(token ? { token } : {}), locale },
  );
const figure = async (id: string, more: Record<string, unknown> = {}, token?: string): Promise<Figure> => {
  const { data, errors } = await answer({ id, ...more }, token ?? (await commissioner()));
  expect(errors).toEqual([]);
  return data?.measure as Figure;
};
const rowsOf = (one: Figure) =>
  one.groups.nodes.map((node): [string, number | null] => [node.keys.map((key) => key.code ?? "-").join(" "), node.value]).sort();

const hours = (to: string) => `extract(epoch from ${to} - filed_at) / 3600.0`;
const firstStep = (...actions: string[]) =>
  `(select min(at) from case_event where case_id = complaint.id and action in (${actions.map((one) => `'${one}'`).join(", ")}))`;
const middle = (of: string, at = 0.5) => `percentile_cont(${at}) within group (order by ${of})`;
const percent = (so: string) => `100.0 * count(*) filter (where ${so}) / nullif(count(*), 0)`;
const late = "coalesce(closed_at, $1::timestamptz) > due_at";
const day = (at: string) => `(${at} at time zone 'Asia/Kolkata')::date`;
const FILED = "true";
const CLOSED = "closed_at is not null";
const RESOLVED = "state in ('RESOLVED', 'CLOSEDAFTERRESOLUTION')";

/** Each shipped figure once more: a plain count over the table of complaints and its timeline, and which day counts. */
const PLAIN: Record<string, { value: string; where: string; day: string | null }> = {
  filed: { value: "count(*)", where: FILED, day: "filed_at" },
  closed: { value: "count(*)", where: CLOSED, day: "closed_at" },
  completionRate: { value: percent(CLOSED), where: FILED, day: "filed_at" },
  assignmentRate: { value: percent(`${firstStep("ASSIGN")} is not null`), where: FILED, day: "filed_at" },
  timeToAssign: { value: middle(hours(firstStep("ASSIGN"))), where: FILED, day: "filed_at" },
  timeToAssignP90: { value: middle(hours(firstStep("ASSIGN")), 0.9), where: FILED, day: "filed_at" },
  timeToResolve: { value: `${middle(hours("closed_at"))} / 24`, where: RESOLVED, day: "closed_at" },
  timeToResolveP90: { value: `${middle(hours("closed_at"), 0.9)} / 24`, where: RESOLVED, day: "closed_at" },
  promisedTime: { value: `${middle(hours("due_at"))} / 24`, where: RESOLVED, day: "closed_at" },
  slaCompliance: { value: percent("closed_at <= due_at"), where: CLOSED, day: "closed_at" },
  reopenRate: {
    value: percent(`${firstStep("REOPEN")} is not null`),
    where: `${firstStep("RESOLVE", "REJECT")} is not null`,
    day: "filed_at",
  },
  refusalRate: { value: percent("state in ('REJECTED', 'CLOSEDAFTERREJECTION')"), where: CLOSED, day: "closed_at" },
  rating: { value: "avg(rating)", where: "rating is not null", day: "closed_at" },
  satisfaction: { value: percent("rating >= 4"), where: "rating is not null", day: "closed_at" },
  open: { value: "count(*)", where: "closed_at is null", day: null },
  overdue: { value: "count(*)", where: `closed_at is null and ${late}`, day: null },
  oldestOpen: { value: "max(extract(epoch from $1::timestamptz - filed_at)) / 86400.0", where: "closed_at is null", day: null },
  backlogAge: { value: middle("extract(epoch from $1::timestamptz - filed_at) / 86400.0"), where: "closed_at is null", day: null },
};
async function plain(name: string, place: string, from: string, to: string, by?: string): Promise<[string, number | null][]> {
  const one = PLAIN[name];
  if (!one) throw new Error(`no plain count of ${name}`);
  const within = one.day ? `${day(one.day)} between $3::date and $4::date` : "$3::text is not null and $4::text is not null";
  const { rows } = await db.query<{ key: string; value: string | null }>(
    `select ${by ?? "''"} as key, ${one.value} as value from complaint where city = $2 and ${one.where} and ${within} and $1::timestamptz is not null group by 1 order by 1`,
    [city.clock.now, place, from, to],
  );
  return rows.map((row): [string, number | null] => [row.key ?? "-", row.value === null ? null : Number(row.value)]).sort();
}
const near = (rows: [string, number | null][]) => rows.map(([key, value]) => [key, value === null ? null : expect.closeTo(value, 6)]);

describe("every figure that complaints ship is what a plain count over the complaints says", () => {
  test("and each of them is counted here", () => {
    expect(
      Object.keys(PLAIN)
        .map((name) => `complaints.${name}`)
        .sort(),
    ).toEqual(complaintMeasures.map((one) => one.id).sort());
  });

  test.each(Object.keys(PLAIN))("%s, of the whole and by ward, of a year and of a month", async (name) => {
    for (const [from, to] of [
      ["2026-04-01", "2026-11-24"],
      ["2026-10-01", "2026-10-31"],
    ] as const) {
      const found = await figure(`complaints.${name}`, { from, to, by: ["ward"] });
      const whole = await plain(name, AMRITSAR, from, to);
      expect(found.value ?? null).toEqual(whole[0]?.[1] == null ? (found.value === 0 ? 0 : null) : expect.closeTo(whole[0][1], 6));
      expect(rowsOf(found)).toEqual(near(await plain(name, AMRITSAR, from, to, "ward_code")));
    }
  });

  test.each([
    ["category", "category_code"],
    ["department", "department"],
    ["channel", "channel"],
    ["locality", "locality_code"],
    ["state", "state"],
    ["month", `to_char(${day("filed_at")}, 'YYYY-MM')`],
    ["day", `to_char(${day("filed_at")}, 'YYYY-MM-DD')`],
  ])("grouped by %s", async (dimension, column) => {
    const range = { from: "2026-04-01", to: "2026-11-24" };
    const found = await figure("complaints.filed", { ...range, by: [dimension] });
    expect(rowsOf(found)).toEqual(await plain("filed", AMRITSAR, range.from, range.to, column));
  });

  test("grouped by the officer who has it, or had it last", async () => {
    const found = await figure("complaints.closed", { from: "2026-04-01", to: "2026-11-24", by: ["employee"] });
    // A refused one was given to nobody: it is of whoever refused it.
    const expected = await plain(
      "closed",
      AMRITSAR,
      "2026-04-01",
      "2026-11-24",
      "coalesce(assignee_ids[1]::text, (select actor_id from case_event where case_id = complaint.id and action = 'REJECT'))",
    );
    expect(rowsOf(found)).toEqual(expected);
    expect(found.groups.nodes.map((node) => node.keys[0]?.label)).not.toContain(found.groups.nodes[0]?.keys[0]?.code);
  });

  test("of a state by city, for whoever administers it", async () => {
    const state = await city.employee({ pb: { roles: ["STATE_ADMIN"] } });
    const found = await figure("complaints.filed", { city: "pb", by: ["city"], from: "2026-04-01", order: "best" }, state);
    expect(found.groups.nodes.map((node) => [node.keys[0]?.label, node.value])).toEqual([
      ["Amritsar", 40],
      ["Jalandhar", 12],
    ]);
    expect(found.value).toBe(52);
  });
});

describe("a figure beside another", () => {
  test("is compared with the period before, and says whether that is for the better", async () => {
    const range = { from: "2026-11-01", to: "2026-11-30", compareWith: "previousPeriod" };
    const found = await figure("complaints.completionRate", range);
    const [[, now]] = (await plain("completionRate", AMRITSAR, "2026-11-01", "2026-11-30")) as [[string, number]];
    const [[, before]] = (await plain("completionRate", AMRITSAR, "2026-10-01", "2026-10-31")) as [[string, number]];
    expect(found).toMatchObject({
      beforeFrom: "2026-10-01",
      before: expect.closeTo(before, 6),
      change: expect.closeTo(now - before, 6),
      better: now > before,
    });
    const filed = await figure("complaints.filed", { ...range, by: ["ward"] });
    const wards = new Map(await plain("filed", AMRITSAR, "2026-10-01", "2026-10-31", "ward_code"));
    for (const node of filed.groups.nodes) expect(node.before).toBe(wards.get(node.keys[0]?.code ?? "") ?? null);
    expect(filed.better).toBeNull();
  });

  test("stands in order, the best wards first, and is read page by page", async () => {
    const all = await figure("complaints.completionRate", { by: ["ward"], from: "2026-04-01", order: "best" });
    const values = all.groups.nodes.map((node) => node.value as number);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const worst = await figure("complaints.completionRate", { by: ["ward"], from: "2026-04-01", order: "worst" });
    expect(worst.groups.nodes.map((node) => node.value)).toEqual([...values].reverse());
    const paged: (string | null | undefined)[] = [];
    let after: string | null = null;
    do {
      const page: Figure = await figure("complaints.completionRate", { by: ["ward"], from: "2026-04-01", order: "best", first: 1, after });
      paged.push(page.groups.nodes[0]?.keys[0]?.code);
      after = page.groups.pageInfo.hasNextPage ? page.groups.pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(all.groups.nodes.map((node) => node.keys[0]?.code));
  });

  test("has its name and its groups' names in the reader's language", async () => {
    const { data } = await answer({ id: "complaints.open", by: ["ward", "state", "category"] }, await commissioner(), ASK, "hi");
    expect(data?.measure.measure.name).toBe("अभी खुली");
    expect(data?.measure.groups.nodes[0]?.keys[0]?.label).toMatch(/\p{Script=Devanagari}/u);
    expect(data?.measure.groups.nodes[0]?.keys[1]?.label).toMatch(/\p{Script=Devanagari}/u);
    expect(data?.measure.groups.nodes[0]?.keys[2]?.label).toMatch(/\p{Script=Devanagari}/u);
  });
});

describe("who sees what", () => {
  const range = { from: "2026-04-01", to: "2026-11-24" };
  const count = async (where: string) =>
    Number((await db.query<{ count: string }>(`select count(*) from complaint where city = '${AMRITSAR}' and (${where})`)).rows[0]?.count);
  const held = (...usernames: string[]) =>
    `assignee_ids && array[${usernames.map((one) => `'${demoId(`${one}@${AMRITSAR}`)}'`).join(", ")}]::uuid[]`;

  test.each<[string, () => Promise<string>, string]>([
    ["the commissioner the whole city", commissioner, "true"],
    [
      "a head of department that department",
      () => grant(["DGRO"], { departments: ["DEPT_3", "DEPT_25"] }, "dgro"),
      "department in ('DEPT_3', 'DEPT_25')",
    ],
    ["a head of two wards those wards", () => grant(["GRO"], { wards: ["B1", "B2"] }), "ward_code in ('B1', 'B2')"],
    [
      "a supervisor the people who report to them",
      () => grant(["SUPERVISOR"], {}, "supervisor"),
      held("lme", "lme2", "lme3", "csr", "supervisor"),
    ],
    [
      "a supervisor above a supervisor theirs too",
      () => grant(["SUPERVISOR"], {}, "gro"),
      `${held("lme", "lme2", "lme3")} or state in ('REJECTED', 'CLOSEDAFTERREJECTION')`,
    ],
    ["a supervisor of nobody what is with themselves", () => grant(["SUPERVISOR"], {}, "lme2"), held("lme2")],
    ["an officer themselves", () => grant(["PGR_LME"], {}, "lme3"), held("lme3")],
    [
      "an officer whose role is of no department of theirs still themselves",
      () => grant(["PGR_LME"], { departments: ["DEPT_9"] }, "lme3"),
      held("lme3"),
    ],
  ])("%s", async (_, token, where) => {
    const bearer = await token();
    const found = await figure("complaints.filed", { ...range, by: ["category"] }, bearer);
    expect(found.value).toBe(await count(where));
    expect(found.groups.nodes.reduce((sum, node) => sum + (node.value ?? 0), 0)).toBe(found.value);
    expect(found.value).toBeGreaterThan(0);
  });

  test.each<[string, () => Promise<string>, string]>([
    ["an officer of another city", () => grant(["GRO"], {}, "gro", JALANDHAR), "FORBIDDEN"],
    ["the commissioner of another city", () => grant(["CITY_ADMIN"], {}, "admin", JALANDHAR), "FORBIDDEN"],
    ["an employee whose role reads no complaints", () => grant(["TL_APPROVER"]), "FORBIDDEN"],
    ["a citizen", () => city.citizen(), "FORBIDDEN"],
  ])("%s sees nothing", async (_, token, code) => {
    expect((await answer({ id: "complaints.filed" }, await token())).code).toBe(code);
  });

  test("a stranger is asked to sign in, and money is not an officer's", async () => {
    expect((await answer({ id: "complaints.filed" })).code).toBe("UNAUTHENTICATED");
    expect((await answer({ id: "insights.collection" }, await grant(["PGR_LME"], {}, "lme"))).code).toBe("FORBIDDEN");
    expect((await answer({ id: "insights.collection" }, await grant(["ACCOUNTS_OFFICER"]))).code).toBeUndefined();
  });

  test("each finds among the measures those that they may ask for", async () => {
    const list = async (token: string) =>
      (
        await city.ask<{ measures: { id: string }[] }>(
          "insights",
          "query ($city: ID!) { measures(city: $city) { id } }",
          { city: AMRITSAR },
          { token },
        )
      ).data?.measures.map((one) => one.id) ?? [];
    expect(await list(await grant(["PGR_LME"], {}, "lme"))).toContain("complaints.filed");
    expect(await list(await grant(["PGR_LME"], {}, "lme"))).not.toContain("insights.collection");
    expect(await list(await grant(["ACCOUNTS_OFFICER"]))).toEqual(expect.arrayContaining(["insights.collection", "insights.demand"]));
    expect(await list(await grant(["ACCOUNTS_OFFICER"]))).not.toContain("complaints.filed");
    // A service that nobody here has heard of has told of its own.
    expect(await list(await commissioner())).toContain("dogs.filed");
  });
});

describe("what everybody may see", () => {
  const open = async (id: string, more: Record<string, unknown> = {}) => answer({ id, from: "2026-04-01", ...more }, undefined, OPEN);

  test("is the whole city in whole months, small groups hidden and never one alone", async () => {
    const { data } = await open("complaints.filed", { by: ["ward"], from: "2026-04-20" });
    const found = data?.publicMeasure as Figure;
    expect(found).toMatchObject({ value: 40, from: "2026-04-01", to: "2026-11-30" });
    const counts = new Map(await plain("filed", AMRITSAR, "2026-04-01", "2026-11-30", "ward_code"));
    for (const node of found.groups.nodes) {
      if (node.suppressed) expect(node).toMatchObject({ value: null, base: 0 });
      else expect(node.value).toBe(counts.get(node.keys[0]?.code ?? ""));
    }
    const fine = (await open("complaints.filed", { by: ["ward", "category"] })).data?.publicMeasure as Figure;
    const hidden = fine.groups.nodes.filter((node) => node.suppressed);
    expect(hidden.length).toBeGreaterThan(1);
    for (const node of fine.groups.nodes.filter((one) => !one.suppressed)) expect(node.base).toBeGreaterThanOrEqual(5);
  });

  test("is hidden as a whole where it rests on too few", async () => {
    const { data } = await open("complaints.filed", { from: "2026-09-01", to: "2026-09-30", by: ["month"] });
    const found = data?.publicMeasure as Figure;
    const [[, filed]] = (await plain("filed", AMRITSAR, "2026-09-01", "2026-09-30")) as [[string, number]];
    expect(found.suppressed).toBe(filed < 5);
    const none = (await answer({ id: "dogs.filed", city: JALANDHAR }, undefined, OPEN)).data?.publicMeasure as Figure;
    expect(none).toMatchObject({ value: 0, base: 0 });
  });

  test("has no people, no single days, and nothing that is not said to be public", async () => {
    for (const dimension of ["employee", "day", "locality"])
      expect((await open("complaints.filed", { by: [dimension] })).code).toBe("BAD_USER_INPUT");
    expect((await open("complaints.backlogAge")).code).toBe("NOT_FOUND");
    expect((await open("complaints.filed", { city: "pb.nowhere" })).code).toBe("NOT_FOUND");
  });
});

describe("bad input has a code", () => {
  test.each<[string, Record<string, unknown>, string, string?]>([
    ["a measure that is not there", { id: "complaints.none" }, "BAD_USER_INPUT", "id field.unknown"],
    ["a dimension that is not there", { by: ["colour"] }, "BAD_USER_INPUT", "by.0 field.unknown"],
    ["SQL as a dimension", { by: ["ward; drop table case_fact"] }, "BAD_USER_INPUT", "by.0 field.unknown"],
    ["a name that every object has", { by: ["constructor"] }, "BAD_USER_INPUT", "by.0 field.unknown"],
    ["the same dimension twice", { by: ["ward", "ward"] }, "BAD_USER_INPUT", "by.1 field.unknown"],
    ["four dimensions", { by: ["ward", "category", "channel", "month"] }, "BAD_USER_INPUT", "by field.tooMany"],
    ["a range of two hundred years", { from: "1926-01-01", to: "2126-01-01" }, "BAD_USER_INPUT", "from insights.rangeTooLong"],
    ["a range backwards", { from: "2026-11-02", to: "2026-11-01" }, "BAD_USER_INPUT", "from insights.fromAfterTo"],
    ["a day that is none", { from: "2026-02-30" }, "BAD_USER_INPUT"],
    ["a cursor that is none", { by: ["ward"], after: "not-a-cursor" }, "BAD_USER_INPUT", "after field.invalid"],
    [
      "a cursor of another list",
      { by: ["ward"], after: Buffer.from('["2026","x","y"]').toString("base64url") },
      "BAD_USER_INPUT",
      "after field.invalid",
    ],
    [
      "a cursor without a figure",
      { by: ["ward"], after: Buffer.from('["many","x"]').toString("base64url") },
      "BAD_USER_INPUT",
      "after field.invalid",
    ],
    ["more rows than a page has", { by: ["ward"], first: 101 }, "BAD_USER_INPUT", "first field.outOfRange"],
    ["an order that is none", { by: ["ward"], order: "random" }, "BAD_USER_INPUT", "order field.unknown"],
    ["a comparison that is none", { compareWith: "tomorrow" }, "BAD_USER_INPUT", "compareWith field.unknown"],
    ["a city that is not there", { city: "pb.nowhere" }, "FORBIDDEN"],
  ])("%s", async (_, variables, code, field) => {
    const { errors } = await answer({ id: "complaints.filed", ...variables }, await commissioner());
    expect(errors[0]?.extensions.code).toBe(code);
    if (field) expect(errors[0]?.extensions.fields?.map((fault) => `${fault.path} ${fault.code}`)).toEqual([field]);
    expect(errors[0]?.message).not.toMatch(/insights\.|field\./);
  });

  test("ten thousand groups are too many", async () => {
    await city.services("insights").transact((tx) =>
      tx.query(
        `insert into case_fact (id, city, service, locality, state, kind, version, kinds, reopenings, escalations, employee_version, filed_at)
         select gen_random_uuid(), 'pb.phagwara', 'complaints', 'L' || n, 'X', 'open', 1, 'o', 0, 0, 0, now() from generate_series(1, 10000) n`,
      ),
    );
    const phagwara = await grant(["CITY_ADMIN"], {}, "admin", "pb.phagwara");
    const ask = { id: "complaints.open", city: "pb.phagwara", by: ["locality"] };
    expect((await answer(ask, phagwara)).code).toBe("TOO_COMPLEX");
    await city.services("insights").transact((tx) => tx.query("delete from case_fact where city = 'pb.phagwara'"));
  });
});

describe("figures end exact", () => {
  const facts = async () => (await city.services("insights").db.selectFrom("case_fact").selectAll().orderBy("id").execute()) as object[];

  test("rebuilt from the events they are the same, and say so far as they are", async () => {
    const before = await facts();
    const asOf = (await figure("complaints.filed")).asOf;
    await rebuildFigures(city.services("insights"));
    expect(await facts()).toEqual([]);
    expect((await figure("complaints.filed")).asOf).toBeNull();
    await city.settle();
    expect(await facts()).toEqual(before);
    expect(before).toHaveLength(52);
    expect((await figure("complaints.filed")).asOf).toBe(asOf);
  });

  test("told twice, and late, they are the same", async () => {
    const before = await facts();
    const consumer = insights.consumers?.find((one) => one.name === "case-facts");
    const { rows } = await db.query<{ payload: { id: string }; at: Date }>(
      "select payload, at from event where type = 'case.changed' order by random()",
    );
    await city.services("insights").transact(async (tx) => {
      const events = rows.map(({ payload, at }) => ({
        source: "complaints",
        type: "case.changed",
        key: payload.id,
        payload,
        at,
        position: "",
      }));
      await consumer?.applyBatch?.(events as never, tx, city.services("insights"));
      for (const event of events.slice(0, 20)) await consumer?.apply(event as never, tx, city.services("insights"));
    });
    expect(await facts()).toEqual(before);
  });

  test("an administrator of the state has them rebuilt, and nobody else", async () => {
    const rebuild = 'mutation { rebuildFigures(state: "pb") }';
    expect((await city.ask("insights", rebuild, {}, { token: await commissioner() })).code).toBe("FORBIDDEN");
    const before = await facts();
    const { data } = await city.ask<{ rebuildFigures: boolean }>(
      "insights",
      rebuild,
      {},
      { token: await city.employee({ pb: { roles: ["STATE_ADMIN"] } }) },
    );
    expect(data?.rebuildFigures).toBe(true);
    await city.settle();
    expect(await facts()).toEqual(before);
  });

  test("whoever waits for news is told by PostgreSQL whose figures changed, and asks how far they are", async () => {
    const state = async () =>
      (
        await city.ask<{ figuresState: { version: string } }>(
          "insights",
          "query ($city: ID!) { figuresState(city: $city) { version asOf } }",
          { city: AMRITSAR },
        )
      ).data?.figuresState.version;
    const listener = new pg.Client({ connectionString: city.adminUrl });
    await listener.connect();
    try {
      await listener.query("listen civicgraph_figures");
      const heard = new Promise<string>((resolve) => listener.once("notification", ({ payload }) => resolve(payload ?? "")));
      const version = await state();
      const filed = (await figure("complaints.filed")).value as number;
      city.clock.now = new Date(city.clock.now.getTime() + 1000);
      await liveComplaints(city, AMRITSAR, 1, 0);
      await city.settle();
      expect(await heard).toBe(AMRITSAR);
      expect(await state()).not.toBe(version);
      expect((await figure("complaints.filed")).value).toBe(filed + 1);
    } finally {
      await listener.end();
    }
  });
});
