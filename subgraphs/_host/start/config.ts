import { resolve } from "node:path";
import { z } from "zod";
import { root } from "../root.ts";

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback);

const environment = z.object({
  PORTAL_PORT: port(3000),
  GRAPH_PORT: port(4000),
  HOST_PORT: port(4001),
  PG_PORT: port(5439),
  /** Of the sandbox provider of payments in the demo; nine above HOST_PORT unless told. */
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** Address under which the public reaches the portal: in receipts, and where a provider of payments sends a payer back to. */
  PUBLIC_URL: z.url().optional(),
  /** Where the city's data lies: database, files, secrets, logs. */
  DATA_DIR: z.string().default(".data"),
  /** Folder of the city's own services, beside `plugins/`. */
  PLUGINS_DIR: z.string().optional(),
  /** A PostgreSQL of your own, as an administrator; without it the embedded one is started. */
  DATABASE_URL: z.url().optional(),
  /** `0`: no demo cities, no demo sign-ins, no page of messages. */
  DEMO: z.enum(["0", "1"]).default("1"),
  /** The demo's password; without it one is made and kept. */
  DEMO_PASSWORD: z.string().min(8).optional(),
  /** `0`: the graph alone, without the portal. */
  PORTAL: z.enum(["0", "1"]).default("1"),
});

export { root };

/** The launcher's settings from the environment; every fault of it is named at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new StartError(`These settings are not right:\n${z.prettifyError(parsed.error)}`);
  const value = parsed.data;
  return {
    ...value,
    PUBLIC_URL: value.PUBLIC_URL ?? `http://localhost:${value.PORTAL_PORT}`,
    SANDBOX_PORT: value.SANDBOX_PORT ?? value.HOST_PORT + 9,
    demo: value.DEMO === "1",
    portal: value.PORTAL === "1",
    dataDir: resolve(root, value.DATA_DIR),
    pluginsDir: value.PLUGINS_DIR && resolve(root, value.PLUGINS_DIR),
    env,
  };
}

export type StartConfig = ReturnType<typeof readConfig>;

/** Something that the person who starts can mend: shown as one line, without a stack. */
export class StartError extends Error {}
