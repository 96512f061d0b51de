import { config } from "../../config.ts";

export interface DemoMessage {
  to: string;
  channel: string;
  text: string;
  at: string;
}

/** What the demo would have sent; null outside the demo. */
export async function readMessages(to: string): Promise<DemoMessage[] | null> {
  if (!config.demo) return null;
  const response = await fetch(`${config.graphUrl}/dev/messages?to=${encodeURIComponent(to)}`, {
    cache: "no-store",
    signal: AbortSignal.timeout(5000),
  });
  return response.ok ? ((await response.json()) as DemoMessage[]) : null;
}
