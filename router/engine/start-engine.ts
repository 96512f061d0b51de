import type { Logger } from "pino";
import type { RouterConfig } from "../config.ts";
import { startApolloRouter } from "./apollo-router/apollo-router.ts";
import { findRouter } from "./apollo-router/find-router.ts";
import type { Engine } from "./engine.ts";
import { engineSettings } from "./settings.ts";

/** Starts the engine that ROUTER_ENGINE names; where it names none, Apollo Router if it is installed, else the embedded one. */
export async function startEngine(config: RouterConfig, log: Logger): Promise<Engine> {
  const settings = engineSettings(config);
  if (config.ROUTER_ENGINE !== "embedded") {
    const found = findRouter(config);
    if (found) return startApolloRouter(settings, found, log);
    if (config.ROUTER_ENGINE) throw new Error("ROUTER_ENGINE=apollo-router, but it is not installed: pnpm router:install");
  }
  // Loaded where it runs: Apollo Gateway with its planner is a hundred megabytes.
  const { startEmbedded } = await import("./embedded/embedded.ts");
  return startEmbedded(settings, log);
}
