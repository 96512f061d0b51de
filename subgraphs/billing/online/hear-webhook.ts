import type { IncomingHttpHeaders } from "node:http";
import type { SubgraphServices } from "@civicgraph/kit";
import type { Provider } from "../gateway/provider.ts";
import { type Applied, applyStatus } from "./apply-status.ts";

export type Heard = Applied | "forged" | "replayed";

/**
 * A callback of a provider. Its id is kept after its work is done, so one that a crash interrupted is heard again when the provider repeats it; a replay
 * is answered without looking further.
 */
export async function hearWebhook(
  services: SubgraphServices,
  provider: Provider,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<Heard> {
  const event = provider.verifyWebhook(headers, body);
  if (!event) {
    services.log.warn({ provider: provider.name }, "a callback with a wrong or stale signature");
    return "forged";
  }
  const known = await services.db
    .selectFrom("gateway_event")
    .select("id")
    .where("provider", "=", provider.name)
    .where("id", "=", event.id)
    .executeTakeFirst();
  if (known) return "replayed";
  const applied = await applyStatus(services, provider.name, event.reference, event.status);
  // An order whose making has not been written down yet: the provider will tell again, and the schedule will ask.
  if (applied === "unknown") services.log.warn({ provider: provider.name, reference: event.reference }, "a callback for an unknown order");
  else {
    await services.transact((tx) =>
      tx.query("insert into gateway_event (provider, id, reference, received_at) values (?, ?, ?, ?) on conflict do nothing", [
        provider.name,
        event.id,
        event.reference,
        services.now(),
      ]),
    );
  }
  return applied;
}
