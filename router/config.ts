import { join } from "node:path";
import { z } from "zod";

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
    subgraphUrls: new Map(
      Object.entries(given).flatMap(([name, url]) =>
        name.startsWith("SUBGRAPH_URL_") && url
          ? [[name.slice("SUBGRAPH_URL_".length).toLowerCase().replaceAll("_", "-"), url] as const]
          : [],
      ),
    ),
  };
}

export type RouterConfig = ReturnType<typeof readConfig>;
