import { z } from "zod";

const json = <T>(shape: z.ZodType<T>) => z.string().transform((text) => shape.parse(JSON.parse(text)));

const environment = z.object({
  /** Folder of the partner's service: its `subgraph.ts` is loaded from here. */
  PLUGIN_FOLDER: z.string(),
  /** Its own role and schema; no other database is named. Empty where it is only described. */
  PLUGIN_DATABASE_URL: z.string().default(""),
  /** Only while it migrates. */
  PLUGIN_MIGRATOR_URL: z.string().default(""),
  /** Shared with the city: signs its calls, proves the city's. */
  PLUGIN_SECRET: z.string().default(""),
  /** Base URL of the city's host. */
  HOST_URL: z.string().default(""),
  /** Public keys of the city's assertions. */
  ASSERTION_KEYS: json(z.object({ keys: z.array(z.record(z.string(), z.unknown())) })).default({ keys: [] }),
  /** Event type → subgraphs that write it. */
  EVENT_SOURCES: json(z.record(z.string(), z.array(z.string()))).default({}),
  DEMO: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

/** What a partner's process is told, all of it: as the city sets it. */
export type PluginEnvironment = z.input<typeof environment>;
export type PluginConfig = z.output<typeof environment>;

/** The settings of a partner's process; every fault is named at once. */
export function readPluginConfig(env: NodeJS.ProcessEnv = process.env): PluginConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`the environment of a partner's process is not right:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
