import { tmpdir } from "node:os";
import { z } from "zod";

const environment = z.object({
  HOST_PORT: z.coerce.number().int().min(1).max(65535).default(4001),
  HOST_ADDRESS: z.string().default("127.0.0.1"),
  /** Names separated by commas; empty: all. */
  SUBGRAPHS: z.string().default(""),
  /** Where the subgraphs run that this process does not: base URL. One that stands elsewhere again: `SUBGRAPH_URL_<NAME>`, as for the router. */
  SUBGRAPHS_URL: z.url().optional(),
  /** Folder of the city's own services, beside `plugins/`: one folder each, with a `subgraph.ts`. */
  PLUGINS_DIR: z.string().optional(),
  /** Folder for the logs of partners' processes. */
  LOGS_DIR: z.string().default(tmpdir()),
  /** PostgreSQL as an administrator's URL without credentials of ours: host, port and database. */
  DATABASE_URL: z.url(),
  ROUTER_KEY: z.string().min(16),
  SERVICE_SECRET: z.string().min(16),
  DATABASE_SECRET: z.string().min(16),
  POOL_SIZE: z.coerce.number().int().min(1).max(50).default(8),
  DEMO: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error"]).default("info"),
});

/** The host's settings from the environment; every fault of it is named at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`the host's environment is not right:\n${z.prettifyError(parsed.error)}`);
  const value = parsed.data;
  return {
    ...value,
    env,
    /** Subgraphs with a database of their own: `DATABASE_URL_COMPLAINTS=postgres://…`. */
    databaseUrls: Object.fromEntries(Object.entries(env).filter(([name, url]) => name.startsWith("DATABASE_URL_") && url)),
    subgraphUrls: new Map(
      Object.entries(env).flatMap(([name, url]) =>
        name.startsWith("SUBGRAPH_URL_") && url
          ? [[name.slice("SUBGRAPH_URL_".length).toLowerCase().replaceAll("_", "-"), url] as const]
          : [],
      ),
    ),
    demo: value.DEMO === "1",
    pluginsDir: value.PLUGINS_DIR || undefined,
    subgraphs: value.SUBGRAPHS.split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  };
}

export type HostConfig = ReturnType<typeof readConfig>;
