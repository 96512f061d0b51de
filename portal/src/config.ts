import { randomBytes } from "node:crypto";
import { z } from "zod";

const environment = z.object({
  /** Base URL of the graph's edge, as the portal reaches it. */
  GRAPH_URL: z.url().default("http://localhost:4000"),
  /** Base URL of the edge as browsers reach it: photos come from there. Unset: session/graph-address.ts decides. */
  PUBLIC_GRAPH_URL: z.url().optional(),
  PORTAL_PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Base URL of the portal as browsers see it; forms from any other origin are refused. Unset: the Host header decides. */
  PORTAL_URL: z.url().optional(),
  DEMO: z.enum(["0", "1"]).default("0"),
  /** "1" behind https: cookies travel on secure connections only. */
  COOKIE_SECURE: z.enum(["0", "1"]).default("0"),
  /** Seals what a form keeps in cookies between two pages. Unset: made at start, so a restart forgets half-filled forms. */
  COOKIE_SECRET: z.string().min(16).optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

function readConfig(env: NodeJS.ProcessEnv) {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`the portal's environment is not right:\n${z.prettifyError(parsed.error)}`);
  const value = parsed.data;
  return {
    graphUrl: value.GRAPH_URL.replace(/\/$/, ""),
    publicGraphUrl: value.PUBLIC_GRAPH_URL?.replace(/\/$/, "") ?? null,
    portalUrl: value.PORTAL_URL?.replace(/\/$/, ""),
    port: value.PORTAL_PORT,
    demo: value.DEMO === "1",
    cookieSecure: value.COOKIE_SECURE === "1",
    cookieSecret: value.COOKIE_SECRET ?? randomBytes(32).toString("hex"),
    development: value.NODE_ENV === "development",
  };
}

/** The portal's settings: the only place that reads the environment. */
export const config = readConfig(process.env);
