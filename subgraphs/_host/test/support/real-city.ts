import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type City, startCity } from "../../start/city.ts";
import { readConfig, type StartConfig } from "../../start/config.ts";
import { DEMO_PASSWORD, type Graph, graphAt, until } from "./graph.ts";

// A real city for a test: PostgreSQL, host, router and (where asked for) the built portal, as processes of their own, on free ports
// and a folder of its own. `city.kill(part, signal)`, `city.pids()` and `city.databaseUrl` are there for tests of faults.
//
//   const city = await startRealCity();          // in beforeAll; about ten seconds
//   const graph = city.graph;                    // speaks through the router: see graph.ts
//   afterAll(() => city.stop());
//
// The suite in `e2e/` shares one city with a portal instead: see shared-city.ts.

export interface RealCity extends City {
  graph: Graph;
  /** What it was started with: for the tools of an operator. */
  config: StartConfig;
  /** The subgraphs' own address, behind the router. */
  hostUrl: string;
  /** Stops everything and starts it again on the same data and ports, with these settings changed. */
  restart(change?: Record<string, string>): Promise<void>;
  /** Ends everything and removes the folder. */
  stop(): Promise<void>;
}

export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, async () => {
      const probe = createServer();
      await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
      return probe;
    }),
  );
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((done) => probe.close(done))));
  return ports;
}

/** Makes services live in Amritsar, as its administrator does, and waits until the registry has them. */
export async function openServices(graph: Graph, kinds: { name: string }[]): Promise<void> {
  const admin = await graph.employee("admin@pb.amritsar");
  for (const { name } of kinds)
    await admin.must('mutation ($service: ID!) { setServiceLive(city: "pb.amritsar", service: $service, live: true) { code } }', {
      service: name,
    });
  await until(async () => {
    const { services } = await admin.must<{ services: { id: string }[] }>('{ services(city: "pb.amritsar") { id } }');
    return kinds.every(({ name }) => services.some((one) => one.id === name));
  });
}

/** Starts a city and waits until every part answers. `env` is the environment of its parts, beside the test's own. */
export async function startRealCity({
  portal = false,
  env = {},
  say,
}: {
  portal?: boolean;
  env?: Record<string, string>;
  say?(line: string): void;
} = {}): Promise<RealCity> {
  const folder = await mkdtemp(join(tmpdir(), "civicgraph-city-"));
  await chmod(folder, 0o755);
  const [portalPort, graphPort, hostPort, postgresPort, sandboxPort] = (await freePorts(5)).map(String) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const settings = {
    ...process.env,
    // Vitest's own settings would make the parts believe that they are tests.
    NODE_ENV: "production",
    // The engine under test: the suite runs once for each, see run-all.ts.
    ROUTER_ENGINE: process.env.ROUTER_ENGINE ?? "embedded",
    DATABASE_URL: "",
    DATA_DIR: folder,
    PORTAL_PORT: portalPort,
    GRAPH_PORT: graphPort,
    HOST_PORT: hostPort,
    PG_PORT: postgresPort,
    SANDBOX_PORT: sandboxPort,
    PORTAL: portal ? "1" : "0",
    DEMO_PASSWORD,
    LOG_LEVEL: "warn",
    ...env,
  };
  const start = async (change: Record<string, string>) => {
    const started = await startCity(readConfig({ ...settings, ...change }), { say });
    await started.ready().catch(async (error: unknown) => {
      await started.stop();
      throw error;
    });
    return started;
  };
  let running = await start({});
  return {
    ...running,
    config: readConfig(settings),
    hostUrl: `http://127.0.0.1:${hostPort}`,
    graph: graphAt(`http://127.0.0.1:${graphPort}`),
    pids: () => running.pids(),
    kill: (part, signal) => running.kill(part, signal),
    ready: (timeoutMs) => running.ready(timeoutMs),
    engine: () => running.engine(),
    async restart(change = {}) {
      await running.stop();
      running = await start(change);
    },
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
