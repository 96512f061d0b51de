import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { GraphQLError } from "graphql";
import { pino } from "pino";
import { type RouterConfig, readConfig } from "../../config.ts";
import { createEdge } from "../../edge.ts";
import type { Engine } from "../../engine/engine.ts";
import { startEngine } from "../../engine/start-engine.ts";
import { type SmallGraph, startSmallGraph } from "./small-graph.ts";

export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null | undefined;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The real edge and the real engine before two small subgraphs, and a host for everything else. */
export interface SmallCity {
  url: string;
  graph: SmallGraph;
  edge: FastifyInstance;
  engine: Engine;
  logged: string[];
  hostRequests: { url: string; headers: Record<string, unknown>; bytes: number }[];
  setHostHealth(ok: boolean): void;
  ask(query: string, options?: { variables?: object; headers?: Record<string, string>; operationName?: string }): Promise<Answer>;
  stop(): Promise<void>;
}

const complaint = (id: string) => ({ id, street: "Mall Road", tags: [] });
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

const resolvers = {
  Query: {
    complaint: (_: unknown, { id }: { id: string }) => complaint(id),
    complaints: () => ({ nodes: [complaint("1"), complaint("2")], totalCount: 2 }),
    slow: async () => wait(1500).then(() => "late"),
    broken: () => {
      throw new Error("password of the database is hunter2");
    },
    refused: () => {
      throw new GraphQLError("गलत", {
        extensions: { code: "CONFLICT", fields: [{ path: "id", code: "x", message: "y" }], stacktrace: ["at secret.ts"] },
      });
    },
    misbehaving: () => {
      throw new GraphQLError("table complaint does not exist", { extensions: { code: "SQL_42P01" } });
    },
  },
  Mutation: {
    rename: (_: unknown, { id, street }: { id: string; street: string }) => ({ ...complaint(id), street }),
    slowRename: async (_: unknown, { id }: { id: string }) => wait(1500).then(() => complaint(id)),
  },
  Complaint: { related: () => complaint("3"), others: () => ({ nodes: [], totalCount: 0 }) },
};

export async function startSmallCity(env: Record<string, string> = {}): Promise<SmallCity> {
  const graph = await startSmallGraph(resolvers);
  const hostRequests: SmallCity["hostRequests"] = [];
  let hostOk = true;
  const host: Server = createServer((request, response) => {
    let bytes = 0;
    request.on("data", (part: Buffer) => {
      bytes += part.byteLength;
    });
    request.on("end", () => {
      hostRequests.push({ url: request.url ?? "", headers: request.headers, bytes });
      const health = request.url === "/health";
      response.statusCode = health && !hostOk ? 503 : 200;
      response.setHeader("content-type", "application/json").setHeader("set-cookie", "x=1");
      response.end(
        JSON.stringify(health ? { ok: hostOk, subgraphs: { complaints: { database: hostOk ? null : "gone" } } } : { url: request.url }),
      );
    });
  });
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));

  const config: RouterConfig = readConfig({
    ROUTER_KEY: "router-key-of-the-test",
    SUPERGRAPH: graph.supergraph,
    HOST_URL: `http://127.0.0.1:${(host.address() as AddressInfo).port}`,
    COUNT_FETCHES: "1",
    SUBGRAPH_TIMEOUT_MS: "500",
    SUBGRAPH_CONNECTIONS: "4",
    // The engine under test: the suite runs once for each (subgraphs/_host/test/run-all.ts).
    ROUTER_ENGINE: process.env.ROUTER_ENGINE ?? "embedded",
    ROUTER_CACHE: process.env.ROUTER_CACHE ?? "",
    PATH: process.env.PATH ?? "",
    ...env,
  });
  const logged: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => void logged.push(line) });
  const engine = await startEngine(config, log);
  const edge = await createEdge(config, engine, log);
  await edge.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(edge.server.address() as AddressInfo).port}`;

  return {
    url,
    graph,
    edge,
    engine,
    logged,
    hostRequests,
    setHostHealth(ok) {
      hostOk = ok;
    },
    async ask(query, { variables, headers, operationName } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables, operationName }),
      });
      const body = (await response.json()) as { data?: Record<string, unknown>; errors?: Answer["errors"] };
      return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [] };
    },
    async stop() {
      await edge.close();
      await engine.stop();
      host.closeAllConnections();
      await new Promise((done) => host.close(done));
      await graph.stop();
    },
  };
}
