import { z } from "zod";
import { DEFAULT_ROUTER_CACHE } from "../engine/apollo-router/find-router.ts";

const environment = z.object({
  PATH: z.string().default(""),
  ROUTER_CACHE: z.string().default(DEFAULT_ROUTER_CACHE),
  /** Where the official releases stand; a mirror with the same files may stand elsewhere. */
  ROUTER_RELEASES: z.url().default("https://github.com/apollographql/router/releases/download"),
});

export type InstallConfig = z.infer<typeof environment> & { env: NodeJS.ProcessEnv };

/** Settings of `pnpm router:install`. */
export function readInstallConfig(env: NodeJS.ProcessEnv = process.env): InstallConfig {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  if (!parsed.success) throw new Error(`These settings are not right:\n${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, env };
}
