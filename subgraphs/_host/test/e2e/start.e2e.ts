import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Client } from "../support/graph.ts";
import { until } from "../support/graph.ts";
import { findPlace, isRunning, type Launch, nobody, type Place } from "../support/launcher.ts";

const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id number } }";
const input = {
  city: "pb.amritsar",
  category: "StreetLightNotWorking",
  description: "The light at the corner has been dark for a week",
  locality: "SUN04",
};
const fileAs = async (client: Client) =>
  (await client.must<{ fileComplaint: { id: string; number: string } }>(FILE, { input })).fileComplaint;
const isThere = async (client: Client, id: string) =>
  (await client.must<{ complaint: { id: string } | null }>("query ($id: ID) { complaint(id: $id) { id } }", { id })).complaint?.id === id;

let place: Place;
beforeEach(async () => {
  place = await findPlace();
});
afterEach(() => place.clear());

/** It said one thing, in one line, and ended with 1. */
async function refusal(launch: Launch): Promise<string> {
  expect(await launch.ended).toBe(1);
  const said = launch.said();
  expect(said).not.toMatch(/^\s+at /m);
  const lines = said.split("\n").filter((line) => line.startsWith("CivicGraph cannot start:"));
  expect(lines).toHaveLength(1);
  return lines[0] as string;
}

describe("what stands in the way is said in one line", () => {
  test("a port that is taken, and how to choose another", async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(Number(place.env.GRAPH_PORT), "127.0.0.1", done));
    const line = await refusal(place.launch());
    await new Promise((done) => taken.close(done));
    expect(line).toContain(`port ${place.env.GRAPH_PORT} is in use (choose another with GRAPH_PORT=…)`);
  });

  test("a data folder in which one may not write", async () => {
    const own = await findPlace({ as: nobody });
    const closed = join(own.folder, "closed");
    await mkdir(closed);
    await chmod(closed, 0o555);
    const line = await refusal(own.launch({ DATA_DIR: closed }));
    expect(line).toContain(`the data folder ${closed} cannot be written to (EACCES); choose another with DATA_DIR=…`);
    await own.clear();
  });

  test("an option that there is not, and settings that are not right, all of them", async () => {
    expect(await refusal(place.launch({}, ["--frehs"]))).toContain("unknown option --frehs; there are --fresh and --dev");
    const launch = place.launch({ GRAPH_PORT: "many", DEMO: "perhaps" });
    expect(await launch.ended).toBe(1);
    expect(launch.said()).toMatch(/GRAPH_PORT[\s\S]*DEMO|DEMO[\s\S]*GRAPH_PORT/);
    expect(launch.said()).not.toMatch(/^\s+at \S+ \(/m);
  });

  test("a DATABASE_URL at which nothing answers, and one that is none", async () => {
    const nowhere = `postgres://postgres:secret-word@127.0.0.1:${place.env.PG_PORT}/city`;
    const line = await refusal(place.launch({ DATABASE_URL: nowhere }));
    expect(line).toContain("DATABASE_URL does not answer: connect ECONNREFUSED");
    expect(line).not.toContain("secret-word");
    const launch = place.launch({ DATABASE_URL: "my database" });
    expect(await launch.ended).toBe(1);
    expect(launch.said()).toContain("DATABASE_URL");
  });

  test("files of a PostgreSQL that this one cannot read", async () => {
    const folder = join(place.folder, "postgres");
    await mkdir(join(folder, "global"), { recursive: true });
    for (const [file, content] of [
      ["PG_VERSION", "9.6\n"],
      ["global/pg_control", ""],
      ["civicgraph.ready", ""],
    ] as const)
      await writeFile(join(folder, file), content);
    await chmod(folder, 0o700);
    expect(await refusal(place.launch())).toMatch(/PostgreSQL cannot start: .+; see .+postgres\.log/);
  });
});

test("as somebody who is not root, too", async () => {
  const own = await findPlace({ as: nobody });
  const launch = own.launch();
  await launch.ready();
  await fileAs(await own.graph.citizen());
  launch.kill("SIGTERM");
  expect(await launch.ended).toBe(0);
  await own.clear();
});

test("what an earlier run left half done does not stop the next: a cluster half made, locks whose numbers are by now other processes'", async () => {
  const folder = join(place.folder, "postgres");
  await mkdir(folder);
  await writeFile(join(folder, "PG_VERSION"), "18\n");
  await writeFile(join(place.folder, "city.json"), JSON.stringify([{ name: "launcher", pid: process.pid, startedAt: "1" }]));
  const first = place.launch();
  await first.ready();
  const citizen = await place.graph.citizen();
  const { id } = await fileAs(citizen);
  first.kill("SIGINT");
  expect(await first.ended).toBe(0);

  await writeFile(join(folder, "postmaster.pid"), `${process.pid}\n${folder}\n1\n${place.env.PG_PORT}\n\n127.0.0.1\n`);
  const second = place.launch();
  await second.ready();
  expect(await isThere(citizen, id)).toBe(true);
});

test("Ctrl-C leaves no process behind, whether the city runs or is about to; a second start keeps everything, --fresh nothing", async () => {
  const early = place.launch();
  await until(async () => early.said().includes("starting PostgreSQL"));
  early.kill("SIGINT");
  expect(await early.ended).toBe(0);
  expect(existsSync(join(place.folder, "city.json"))).toBe(false);

  const first = place.launch();
  await first.ready();
  const running = place.pids();
  expect(Object.keys(running).sort()).toEqual(["host", "launcher", "postgres", "router", "sandbox"]);
  const other = await refusal(place.launch());
  expect(other).toContain(`a city already runs on ${place.folder} (process ${running.launcher})`);
  const citizen = await place.graph.citizen();
  const { id, number } = await fileAs(citizen);
  // As a terminal does: once to each of the group, and once more from an impatient hand.
  first.kill("SIGINT");
  first.kill("SIGINT");
  expect(await first.ended).toBe(0);
  expect(Object.entries(running).filter(([, pid]) => isRunning(pid))).toEqual([]);
  expect(await readFile(join(place.folder, "logs/postgres.log"), "utf8")).toContain("database system is shut down");

  const second = place.launch();
  await second.ready();
  expect(await isThere(citizen, id)).toBe(true);
  second.kill("SIGINT");
  await second.ended;

  const anew = place.launch({}, ["--fresh"]);
  await anew.ready();
  const gro = await place.graph.employee("gro@pb.amritsar");
  expect(await gro.must("query ($number: String) { complaint(number: $number) { id } }", { number })).toEqual({ complaint: null });
});

test("a launcher that was killed leaves the city running; the next start takes over and loses nothing", async () => {
  const first = place.launch();
  await first.ready();
  const orphans = place.pids();
  first.kill("SIGKILL");
  await first.ended;
  // Nobody watches it, and it still serves.
  const citizen = await place.graph.citizen();
  const { id } = await fileAs(citizen);

  const second = place.launch();
  await second.ready();
  expect(second.said()).toContain("ending postgres, host, router, sandbox of a run that was cut off");
  expect(Object.values(orphans).filter(isRunning)).toEqual([]);
  expect(await isThere(citizen, id)).toBe(true);
});

test("every part killed at once, the launcher too: the next start loses nothing", async () => {
  const first = place.launch();
  await first.ready();
  const citizen = await place.graph.citizen();
  const { id, number } = await fileAs(citizen);
  const { launcher = 0, ...parts } = place.pids();
  process.kill(launcher, "SIGKILL");
  for (const pid of Object.values(parts)) process.kill(-pid, "SIGKILL");
  await first.ended;

  const second = place.launch();
  await second.ready();
  expect(await isThere(citizen, id)).toBe(true);
  const gro = await place.graph.employee("gro@pb.amritsar");
  // What was written is also in what follows from it.
  await until(async () => {
    const { cases } = await gro.must<{ cases: { nodes: { id: string }[] } }>(
      "query ($number: String) { cases(filter: { number: $number }) { nodes { id } } }",
      { number },
    );
    return cases.nodes[0]?.id === id;
  });
});

describe("on a PostgreSQL of one's own", () => {
  let own: Place;
  beforeEach(async () => {
    own = await findPlace();
  });
  afterEach(() => own.clear());

  test("DATABASE_URL is used and left running; what is not allowed there, and keys of another folder, are said", async () => {
    // Another city's embedded server plays the part of the own one.
    const host = own.launch({ DEMO: "0" });
    await host.ready();
    const { postgres } = JSON.parse(await readFile(join(own.folder, "secrets.json"), "utf8")) as { postgres: string };
    const urlOf = (user: string, password: string, database: string) =>
      `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${own.env.PG_PORT}/${database}`;
    const url = urlOf("postgres", postgres, "own");
    const admin = new pg.Client({ connectionString: urlOf("postgres", postgres, "postgres") });
    await admin.connect();
    await admin.query("create database own");
    await admin.query("create role guest login password 'guest'");
    await admin.query("create database guests owner guest");

    expect(await refusal(place.launch({ DATABASE_URL: url }))).toContain("this database is a city's whose keys are not in");
    await rm(place.folder, { recursive: true });
    await mkdir(place.folder, { mode: 0o755 });
    await writeFile(join(place.folder, "secrets.json"), await readFile(join(own.folder, "secrets.json")));
    expect(await refusal(place.launch({ DATABASE_URL: url }, ["--fresh"]))).toContain("--fresh empties the embedded database alone");
    expect(await refusal(place.launch({ DATABASE_URL: urlOf("postgres", "wrong", "own") }))).toContain("password authentication failed");
    expect(await refusal(place.launch({ DATABASE_URL: urlOf("guest", "guest", "guests") }))).toMatch(
      /the schemas and roles cannot be prepared: permission denied|must/,
    );

    const launch = place.launch({ DATABASE_URL: url });
    await launch.ready();
    expect(await readdir(place.folder)).not.toContain("postgres");
    await fileAs(await place.graph.citizen());
    launch.kill("SIGINT");
    expect(await launch.ended).toBe(0);
    // It is not ours to stop.
    expect((await admin.query("select 1 as up")).rows).toEqual([{ up: 1 }]);
    await admin.end();
  });
});
