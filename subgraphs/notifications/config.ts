import type { Channel } from "./audience/audiences.ts";
import { demoProvider } from "./delivery/demo-provider.ts";
import type { MessageProvider } from "./delivery/message-provider.ts";
import { noProvider } from "./delivery/no-provider.ts";

export const isDemo = (env: NodeJS.ProcessEnv = process.env): boolean => env.DEMO === "1";

/** Who carries the messages of a channel in this installation. */
export const providerOf = (_channel: Channel, env: NodeJS.ProcessEnv = process.env): MessageProvider =>
  isDemo(env) ? demoProvider : noProvider;
