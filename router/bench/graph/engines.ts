import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DEFAULT_ROUTER_CACHE, findRouter } from "../../engine/apollo-router/find-router.ts";
import type { BenchCity } from "../city/bench-city.ts";
import { freePorts } from "../city/free-ports.ts";
import { root } from "../config.ts";

/** One way to the subgraphs; its process is started for the measuring alone. */
export interface MeasuredEngine {
  name: string;
  /** Whether the edge with its limits stands before it; null where there is neither edge nor engine. */
  edge: boolean | null;
  start(): Promise<RunningEngine>;
}

export interface RunningEngine {
  /** Where an operation is asked; null where this way cannot answer it. */
  urlOf(subgraph: string | null): string | null;
  headers: Record<string, string>;
  pid: number;
  stop(): Promise<void>;
}

const START_MS = 60_000;

/** Every engine there is here, Apollo Router where it is installed. */
export async function enginesOf({ city, config }: BenchCity, env: NodeJS.ProcessEnv): Promise<MeasuredEngine[]> {
  const hostUrl = `http://127.0.0.1:${config.HOST_PORT}`;
  const common = {
    ROUTER_KEY: city.secrets.routerKey,
    HOST_URL: hostUrl,
    SUPERGRAPH: join(config.dataDir, "supergraph.graphql"),
    GRAPH_ADDRESS: "127.0.0.1",
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    DEMO: "0",
  };
  const node = (name: string, edge: boolean, script: string, more: Record<string, string>): MeasuredEngine => ({
    name,
    edge,
    start: () => startNode(script, { ...env, ...common, ...more } as NodeJS.ProcessEnv),
  });
  const hostPid = city.pids().host;
  if (!hostPid) throw new Error("the host does not run");
  const bare: MeasuredEngine = {
    name: "bare subgraph",
    edge: null,
    start: async () => ({
      urlOf: (subgraph) => subgraph && `${hostUrl}/${subgraph}/graphql`,
      headers: { "x-civicgraph-router-key": common.ROUTER_KEY },
      pid: hostPid,
      stop: async () => undefined,
    }),
  };
  const stock = "router/bench/graph/stock-gateway.ts";
  const alone = "router/bench/graph/engine-alone.ts";
  const found = findRouter({ PATH: env.PATH ?? "", ROUTER_CACHE: env.ROUTER_CACHE || DEFAULT_ROUTER_CACHE });
  const router = `Apollo Router ${found?.version}`;
  return [
    bare,
    node("stock Apollo Server with @apollo/gateway", false, stock, {}),
    node("embedded engine with the gateway's own fetcher", false, alone, { ROUTER_ENGINE: "embedded", OWN_FETCHER: "1" }),
    node("embedded engine", false, alone, { ROUTER_ENGINE: "embedded" }),
    node("embedded engine", true, "router/main.ts", { ROUTER_ENGINE: "embedded" }),
    ...(found
      ? [
          {
            name: router,
            edge: false,
            start: () => startNode("router/bench/graph/router-alone.ts", { ...env, ...common } as NodeJS.ProcessEnv),
          },
          node(router, true, "router/main.ts", { ROUTER_ENGINE: "apollo-router" }),
        ]
      : []),
  ];
}

/** Starts a script that listens on GRAPH_PORT, and waits until it answers. */
async function startNode(script: string, env: NodeJS.ProcessEnv): Promise<RunningEngine> {
  const [port] = await freePorts(1);
  const loader = pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href;
  const child = spawn(process.execPath, ["--import", loader, join(root, script)], {
    cwd: root,
    env: { ...env, GRAPH_PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const gone = new Promise<void>((done) => child.once("close", () => done()));
  const url = `http://127.0.0.1:${port}/graphql`;
  const headers = { "content-type": "application/json", "x-correlation-id": "bench-of-the-graph" };
  for (const end = Date.now() + START_MS; ; ) {
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: "{ __typename }" }) }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) break;
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${script} does not start`);
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    urlOf: () => url,
    // Apollo Router without its edge asks for one that a page of another site cannot send.
    headers: { "x-correlation-id": "bench-of-the-graph" },
    pid: child.pid as number,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
