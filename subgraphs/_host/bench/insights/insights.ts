import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import pg from "pg";
import { standOn } from "../../../billing/bench/bench.config.ts";
import { rest, startDurablePostgres } from "../../../billing/bench/durable-postgres.ts";
import billing from "../../../billing/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import { rebuildFigures } from "../../../insights/facts/rebuild.ts";
import insights from "../../../insights/subgraph.ts";
import licences from "../../../licences/subgraph.ts";
import property from "../../../property/subgraph.ts";
import { seedDemo } from "./bench.config.ts";
import { DASHBOARDS, type Tile } from "./dashboards.ts";
import { CHUNK, caseEvents, moneyEvents, officers, setUp } from "./preload-sql.ts";

/**
 * `pnpm bench:insights [cases] [rounds]`: five events a case in the logs, the figures rebuilt from them with durable commits, then every query of the
 * shipped dashboards, each round at a state of the figures that nobody has asked for before, and how fresh they are while fifty events a second arrive.
 */
const cases = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 20);
const FRESH_SECONDS = 20;
const PER_SECOND = 50;
const SOURCES: [consumer: string, source: string][] = [
  ["case-facts", "complaints"],
  ["case-facts", "licences"],
  ["case-facts", "property"],
  ["money-facts", "billing"],
];
const QUERY = `query ($id: ID!, $city: ID!, $by: [String!], $compareWith: String, $order: String, $grouped: Boolean!) {
  measure(id: $id, city: $city, by: $by, compareWith: $compareWith) { value @skip(if: $grouped) before @skip(if: $grouped)
    groups(first: 100, order: $order) @include(if: $grouped) { nodes { keys { code label } value base } } } }`;

const say = (what: string, figure: string) => console.log(`${what.padEnd(70)} ${figure}`);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;

const postgres = await startDurablePostgres();
standOn(postgres.url);
seedDemo();
const city = await startTestCity([billing, cities, complaints, identity, insights, licences, property], { now: new Date(), seed: true });
const admin = new pg.Client({ connectionString: city.adminUrl });
await admin.connect();
try {
  await city.settle();
  await preload();
  await rebuild();
  await askAll(city);
  await arrive();
  await weigh();
} finally {
  await admin.end();
  await city.stop();
  await postgres.stop();
}

async function preload(): Promise<void> {
  const began = performance.now();
  await admin.query("set synchronous_commit = off");
  for (const statement of [...setUp, officers]) await admin.query(statement);
  for (let from = 1; from <= cases; from += CHUNK) {
    const to = Math.min(cases, from + CHUNK - 1);
    for (const statement of [...caseEvents(from, to, cases), moneyEvents(from, to, cases)]) await admin.query(statement);
  }
  for (const name of ["billing", "complaints", "licences", "property"]) await rest(city.adminUrl, city.platform.migratorUrl(name));
  const { rows } = await admin.query<{ count: string }>(
    "select (select count(*) from complaints.event) + (select count(*) from licences.event) + (select count(*) from property.event) + (select count(*) from billing.event) as count",
  );
  say(`${cases} cases written to the logs, ${rows[0]?.count} events`, seconds(began));
}

/** As the host does it: each log by a runner of its own, side by side. */
async function rebuild(): Promise<void> {
  await rebuildFigures(city.services("insights"));
  const began = performance.now();
  await Promise.all(
    SOURCES.map(async ([consumer, source]) => {
      const runner = city.runner(consumer, source);
      while ((await runner.step()) !== "end");
    }),
  );
  say("full rebuild from the logs", seconds(began));
  await rest(city.adminUrl, city.platform.migratorUrl("insights"));
}

async function askAll(of: TestCity): Promise<void> {
  const tokens: Record<string, () => Promise<string>> = {
    "pb.amritsar": () => of.employee({ "pb.amritsar": { roles: ["CITY_ADMIN"] } }, demoId("admin@pb.amritsar")),
    pb: () => of.employee({ pb: { roles: ["STATE_ADMIN"] } }),
  };
  const slowest: [number, string][] = [];
  for (const [name, { city: place, tiles }] of Object.entries(DASHBOARDS)) {
    const all: number[] = [];
    const token = await tokens[place]?.();
    for (const tile of tiles) {
      const took: number[] = [];
      for (let round = 0; round < rounds; round++) took.push(await ask(of, place, tile, token ?? ""));
      took.sort((a, b) => a - b);
      all.push(...took);
      slowest.push([at(took, 0.95), `${tile.id}${tile.by ? ` by ${tile.by.join(", ")}` : ""} of ${place}`]);
    }
    all.sort((a, b) => a - b);
    say(
      `${name}: ${tiles.length} queries`,
      `p50 ${at(all, 0.5).toFixed(1)} ms   p95 ${at(all, 0.95).toFixed(1)} ms   slowest ${all.at(-1)?.toFixed(1)} ms`,
    );
  }
  const team = await of.employee({ "pb.amritsar": { roles: ["SUPERVISOR"] } }, demoId("supervisor@pb.amritsar"));
  const took: number[] = [];
  for (let round = 0; round < rounds; round++)
    took.push(await ask(of, "pb.amritsar", { id: "complaints.timeToResolve", by: ["employee"] }, team));
  took.sort((a, b) => a - b);
  say("a supervisor's team: time to resolution by employee", `p50 ${at(took, 0.5).toFixed(1)} ms   p95 ${at(took, 0.95).toFixed(1)} ms`);
  for (const [p95, what] of slowest.sort(([a], [b]) => b - a).slice(0, 8)) say(`  ${what}`, `p95 ${p95.toFixed(1)} ms`);
}

async function ask(of: TestCity, place: string, tile: Tile, token: string): Promise<number> {
  // Nobody has asked at this state: PostgreSQL answers, not what was kept.
  await admin.query("update insights.city_figures set version = version + 1");
  const began = performance.now();
  const { errors } = await of.ask("insights", QUERY, { ...tile, city: place, grouped: tile.by !== undefined }, { token });
  if (errors.length) throw new Error(`${tile.id}: ${JSON.stringify(errors)}`);
  return performance.now() - began;
}

/** Fifty complaints a second are filed; how long until each is in the figures. */
async function arrive(): Promise<void> {
  const runner = city.runner("case-facts", "complaints");
  const reader = new pg.Client({ connectionString: city.adminUrl });
  await reader.connect();
  const waiting = new Map<string, number>();
  const lags: number[] = [];
  await reader.query("listen civicgraph_figures");
  reader.on("notification", async () => {
    const ids = [...waiting.keys()];
    const { rows } = await reader.query<{ id: string }>("select id from insights.case_fact where id = any($1::uuid[])", [ids]);
    for (const { id } of rows) {
      const began = waiting.get(id);
      if (began === undefined) continue;
      waiting.delete(id);
      lags.push(performance.now() - began);
    }
  });
  runner.start();
  const template =
    (await admin.query<{ payload: object }>("select payload from complaints.event where type = 'case.changed' limit 1")).rows[0]?.payload ??
    {};
  const end = performance.now() + FRESH_SECONDS * 1000;
  while (performance.now() < end) {
    const id = randomUUID();
    waiting.set(id, performance.now());
    await admin.query(
      "insert into complaints.event (type, key, payload) values ('case.changed', $1::text, $2::jsonb || jsonb_build_object('id', $1::text))",
      [id, template],
    );
    runner.wake();
    await new Promise((resolve) => setTimeout(resolve, 1000 / PER_SECOND));
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await runner.stop();
  await reader.end();
  lags.sort((a, b) => a - b);
  say(
    `freshness while ${PER_SECOND} events a second arrive (${lags.length} seen, ${waiting.size} not)`,
    `p50 ${at(lags, 0.5).toFixed(0)} ms   p99 ${at(lags, 0.99).toFixed(0)} ms`,
  );
}

async function weigh(): Promise<void> {
  const { rows } = await admin.query<{ name: string; size: string }>(
    `select relname as name, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class
     where relnamespace = 'insights'::regnamespace and relkind = 'r' order by pg_total_relation_size(oid) desc limit 3`,
  );
  for (const { name, size } of rows) say(`  ${name}`, size);
  say("memory of this process", `${Math.round(process.memoryUsage().rss / 1_048_576)} MB`);
}
