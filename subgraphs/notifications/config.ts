import { demoProvider, type MessageProvider, noProvider } from "./delivery/providers.ts";

export const isDemo = (env: NodeJS.ProcessEnv = process.env): boolean => env.DEMO === "1";

/** Who sends messages in this installation. */
export const messageProvider = (env: NodeJS.ProcessEnv = process.env): MessageProvider => (isDemo(env) ? demoProvider : noProvider);
