import type { SubgraphServices } from "@civicgraph/kit";
import { sql } from "kysely";
import { providerOf } from "../config.ts";
import { noProvider } from "./no-provider.ts";

const LATE_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** What an operator should know of the messages: no gateway, a queue that stands, messages given up since yesterday. */
export async function deliveryHealth(services: SubgraphServices): Promise<Record<string, string | null>> {
  const now = services.now().getTime();
  const { rows } = await sql<{ late: string; given_up: string }>`
    select (select count(*) from delivery where state in ('queued', 'failed') and next_try_at < ${new Date(now - LATE_MS)}) as late,
      (select count(*) from delivery where state = 'given_up' and settled_at > ${new Date(now - DAY_MS)}) as given_up`.execute(services.db);
  const late = Number(rows[0]?.late ?? 0);
  const givenUp = Number(rows[0]?.given_up ?? 0);
  const missing = (["sms", "email"] as const).filter((channel) => providerOf(channel) === noProvider);
  return {
    provider: missing.length ? `no provider for ${missing.join(" and ")}` : null,
    queue: late ? `${late} messages wait for longer than five minutes` : null,
    deliveries: givenUp ? `${givenUp} messages were given up in the last day` : null,
  };
}
