import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Child } from "../../start/child.ts";
import { type City, startCity } from "../../start/city.ts";
import { readConfig, root } from "../../start/config.ts";
import { DEMO_PASSWORD, type Graph, graphAt, until } from "../support/graph.ts";
import { freePorts } from "../support/real-city.ts";

// The same code in two processes: complaints in one, everything else in the other. Service calls go over HTTP, wake-ups over NOTIFY.

const ACT = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { state { code } rating } }";
const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id number contact { name mobile } } }";
const input = {
  city: "pb.amritsar",
  category: "StreetLightNotWorking",
  description: "The light at the corner has been dark for a week",
  locality: "SUN04",
};

let folder: string;
let city: City;
let second: Child;
let graph: Graph;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "civicgraph-two-"));
  await chmod(folder, 0o755);
  const ports = (await freePorts(5)).map(String) as [string, string, string, string, string];
  const [graphPort, hostPort, postgresPort, secondPort, sandboxPort] = ports;
  const config = readConfig({
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: "",
    DATA_DIR: folder,
    PORTAL: "0",
    GRAPH_PORT: graphPort,
    HOST_PORT: hostPort,
    PG_PORT: postgresPort,
    SANDBOX_PORT: sandboxPort,
    DEMO_PASSWORD,
    LOG_LEVEL: "warn",
    // The first process, and the router: complaints stand elsewhere.
    SUBGRAPHS: "casework,cities,documents,identity,notifications",
    SUBGRAPH_URL_COMPLAINTS: `http://127.0.0.1:${secondPort}`,
  });
  city = await startCity(config);
  second = new Child(
    {
      name: "complaints-host",
      command: process.execPath,
      args: ["--import", pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href, join(root, "subgraphs/_host/main.ts")],
      env: {
        DATABASE_URL: city.databaseUrl,
        ROUTER_KEY: city.secrets.routerKey,
        SERVICE_SECRET: city.secrets.service,
        DATABASE_SECRET: city.secrets.database,
        DEMO_PASSWORD,
        DEMO: "1",
        HOST_PORT: secondPort,
        SUBGRAPHS: "complaints",
        SUBGRAPHS_URL: `http://127.0.0.1:${hostPort}`,
        SUBGRAPH_URL_COMPLAINTS: "",
      },
    },
    config,
    () => undefined,
    () => undefined,
  );
  second.start();
  await city.ready();
  graph = graphAt(`http://127.0.0.1:${graphPort}`);
});
afterAll(async () => {
  await second?.stop();
  await city?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("a city in two processes", () => {
  test("takes a complaint from filing to rating: contacts asked over HTTP, index and messages woken over NOTIFY", async () => {
    const citizen = await graph.citizen("Harpreet Kaur");
    const gro = await graph.employee("gro@pb.amritsar");
    const lme = await graph.employee("lme@pb.amritsar");
    // Employees and cities reach the other process as events.
    const { fileComplaint: filed } = await until(
      async () => (await citizen.ask<{ fileComplaint: { id: string; number: string; contact: object } }>(FILE, { input })).data,
    );
    expect(filed.contact).toEqual({ name: "Harpreet Kaur", mobile: citizen.mobile });
    await until(async () => {
      const { cases } = await gro.must<{ cases: { nodes: { id: string }[] } }>(
        "query ($number: String) { cases(filter: { number: $number }) { nodes { id } } }",
        { number: filed.number },
      );
      return cases.nodes[0]?.id === filed.id;
    });
    const { me } = await lme.must<{ me: { id: string } }>("{ me { id } }");
    await until(async () => (await gro.ask(ACT, { input: { id: filed.id, action: "ASSIGN", assignee: me.id } })).errors.length === 0);
    await lme.must(ACT, { input: { id: filed.id, action: "RESOLVE", comment: "New lamp fitted" } });
    await until(async () => (await graph.messagesTo(citizen.mobile)).some((message) => message.text.includes(filed.number)));
    expect(await citizen.must(ACT, { input: { id: filed.id, action: "RATE", rating: 5 } })).toEqual({
      actOnComplaint: { state: { code: "CLOSEDAFTERRESOLUTION" }, rating: 5 },
    });
    // casework asks complaints, which asks identity; the person sees it in their own profile.
    const reveal = 'mutation ($id: ID!) { revealContact(service: "complaints", id: $id, reason: "to thank them") { mobile } }';
    expect(await gro.must(reveal, { id: filed.id })).toEqual({ revealContact: { mobile: citizen.mobile } });
    await until(async () => (await citizen.must<{ me: { accesses: unknown[] } }>("{ me { accesses { why } } }")).me.accesses.length === 1);
  });

  test("honours in one process a sign-out that was made in the other", async () => {
    const citizen = await graph.citizen("Gurdial Singh");
    const mine = () => citizen.ask('{ complaints(city: "pb.amritsar") { nodes { id } } }');
    expect((await mine()).errors).toEqual([]);
    await citizen.must("mutation { signOut }");
    await until(async () => (await mine()).code === "UNAUTHENTICATED", 5000);
  });

  test("lists every case, whole, while the process of the complaints is down, says UNAVAILABLE only where they alone know, and on /health", async () => {
    const citizen = await graph.citizen("Amrit Pal");
    const { fileComplaint: filed } = await citizen.must<{ fileComplaint: { id: string; number: string } }>(FILE, { input });
    const list = "{ myCases { totalCount nodes { id number state { code } ... on Complaint { description } } } me { name } }";
    const listed = () =>
      citizen.ask<{
        myCases: { totalCount: number; nodes: { id: string; number: string; description: string | null }[] };
        me: { name: string };
      }>(list);
    await until(async () => (await listed()).data?.myCases.totalCount === 1);
    const health = () => fetch(city.healthUrl.replace("localhost", "127.0.0.1")).then((answer) => answer.status);
    expect(await health()).toBe(200);

    await second.stop();
    const down = await listed();
    expect(down.data?.myCases.nodes).toMatchObject([
      { id: filed.id, number: filed.number, state: { code: "PENDINGFORASSIGNMENT" }, description: null },
    ]);
    expect(down.data?.me).toEqual({ name: "Amrit Pal" });
    expect(new Set(down.errors.map((error) => error.extensions.code))).toEqual(new Set(["UNAVAILABLE"]));
    expect((await citizen.ask(FILE, { input })).code).toBe("UNAVAILABLE");
    await until(async () => (await health()) === 503);
  });
});
