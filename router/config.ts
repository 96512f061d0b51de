import { join } from "node:path";
import { z } from "zod";
import { DEFAULT_ROUTER_CACHE } from "./engine/apollo-router/find-router.ts";

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);
const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const environment = z.object({
  GRAPH_PORT: port(4000),
  GRAPH_ADDRESS: z.string().default("0.0.0.0"),
  /** Base URL of the subgraph host; put in place of the host that the committed supergraph names. */
  HOST_URL: z.url().optional(),
  HOST_PORT: port(4001),
  /** Base URL of the portal, asked by `/health`; without it the portal is not part of the answer. */
  PORTAL_URL: z.url().optional(),
  /** Supergraph SDL; watched, and swapped in while requests run. */
  SUPERGRAPH: z.string().default(join(import.meta.dirname, "../schema/supergraph.graphql")),
  ROUTER_KEY: z.string().min(16),
  DEMO: flag,
  /** Tells callers how many subgraph fetches an operation took (`x-civicgraph-fetches`); also on in demo mode. */
  COUNT_FETCHES: flag,
  /** Which engine composes the answers. Unset: Apollo Router where it is installed (`pnpm router:install`), else the embedded one. */
  ROUTER_ENGINE: z.enum(["apollo-router", "embedded"]).optional(),
  /** Folder that `pnpm router:install` puts Apollo Router into, as `bin/router`. */
  ROUTER_CACHE: z.string().default(DEFAULT_ROUTER_CACHE),
  PATH: z.string().default(""),
  /** Collector of traces, `http://…:4317` (gRPC); without it none are made. Apollo Router alone: the embedded engine makes none. */
  OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error"]).default("info"),
  /** Origins that a browser may call from, separated by commas. `*` is safe: the graph knows callers by a token, never by a cookie. */
  CORS_ORIGINS: z.string().default("*"),
  /**
   * Addresses of proxies whose X-Forwarded-For is believed: Fastify's `trustProxy`. The portal passes on the header that it was sent, so before
   * a portal that strangers reach stands a proxy that sets it: without one a reader can choose under which address they are counted.
   */
  TRUST_PROXY: z.string().default("loopback"),

  LIMIT_BODY_BYTES: count(256 * 1024),
  LIMIT_UPLOAD_BYTES: count(12 * 1024 * 1024),
  LIMIT_TOKENS: count(3000),
  /** Brackets within brackets that Apollo Router's parser follows; the edge's own limits are stricter. */
  LIMIT_RECURSION: count(200),
  /** Operations kept by their hash for clients that send the hash alone (automatic persisted queries); 0 turns them off. */
  LIMIT_PERSISTED: z.coerce.number().int().min(0).default(1000),
  LIMIT_DEPTH: count(12),
  LIMIT_ALIASES: count(30),
  LIMIT_ROOT_FIELDS: count(20),
  LIMIT_MUTATIONS: count(5),
  /** Fields after fragments are spread out. */
  LIMIT_FIELDS: count(1000),
  /** Objects that an answer may hold at most, as far as the query tells. */
  LIMIT_COST: count(10_000),
  /** Rows of a connection without `first`; the kit's DEFAULT_PAGE. */
  COST_PAGE: count(20),
  /** Rows counted for a list that takes no `first`. */
  COST_LIST: count(8),
  /** Tokens that a client's bucket gains each second, and holds at most. A request takes one, and one more for every 1000 of cost. */
  RATE_PER_SECOND: count(50),
  RATE_BURST: count(300),
  /** Limits callers on this machine too. Off: the portal and the bench stand on loopback, and neither is a stranger. */
  RATE_LOCAL: flag,

  SUBGRAPH_TIMEOUT_MS: count(15_000),
  SUBGRAPH_CONNECTIONS: count(64),
  SUBGRAPH_RESPONSE_BYTES: count(8 * 1024 * 1024),
  /** How long a stop waits for requests under way. */
  STOP_TIMEOUT_MS: count(10_000),
});

/** The router's settings from the environment; every fault of it is named at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  // An empty variable means "not set": shells and compose files leave such behind.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Error(`the router's environment is not right:\n${z.prettifyError(parsed.error)}`);
  const { HOST_URL, HOST_PORT, ...rest } = parsed.data;
  return {
    ...rest,
    hostUrl: HOST_URL ?? `http://127.0.0.1:${HOST_PORT}`,
    countFetches: rest.COUNT_FETCHES || rest.DEMO,
    /** A subgraph that stands elsewhere: `SUBGRAPH_URL_COMPLAINTS=http://10.0.0.7:4001`. */
    subgraphUrls: new Map(bySubgraph(given, "SUBGRAPH_URL_")),
    /** A subgraph that may take longer, or less: `SUBGRAPH_TIMEOUT_OF_BILLING=30000`, in milliseconds. */
    subgraphTimeouts: new Map(bySubgraph(given, "SUBGRAPH_TIMEOUT_OF_").map(([name, value]) => [name, timeoutOf(name, value)] as const)),
  };
}

function bySubgraph(given: Record<string, string | undefined>, prefix: string): (readonly [subgraph: string, value: string])[] {
  return Object.entries(given).flatMap(([name, value]) =>
    name.startsWith(prefix) && value ? [[name.slice(prefix.length).toLowerCase().replaceAll("_", "-"), value] as const] : [],
  );
}

function timeoutOf(subgraph: string, value: string): number {
  const parsed = z.coerce.number().int().min(1).safeParse(value);
  if (!parsed.success) throw new Error(`the router's environment is not right:\nthe timeout of ${subgraph} is no number of milliseconds`);
  return parsed.data;
}

export type RouterConfig = ReturnType<typeof readConfig>;
