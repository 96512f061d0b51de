import { readConfig } from "../../config.ts";

/** The router's own settings, and what only the bench asks for. */
export const aloneConfig = (env: NodeJS.ProcessEnv = process.env) => ({ ...readConfig(env), ownFetcher: env.OWN_FETCHER === "1" });
