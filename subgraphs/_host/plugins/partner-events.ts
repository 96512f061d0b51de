import { caseChanged, contactRevealed, type EventContract, serviceRegistered } from "@civicgraph/events";
import type { EventFeed, FeedEvent } from "@civicgraph/kit/events/event-feed";
import { type Manifest, servicesOf } from "@civicgraph/plugin-sdk";
import type { Logger } from "pino";

/** What a partner may say in its log; anything else stays its own. */
const SAID: ReadonlyMap<string, EventContract<never>> = new Map(
  [caseChanged, contactRevealed, serviceRegistered].map((one) => [one.type, one as EventContract<never>]),
);

/**
 * Why an event of a partner does not count, or null: of a kind that is not a partner's to say, not of the agreed form, or about a service that is
 * another's. What a partner declared is what was approved: a registration that says more is not heard.
 */
export function partnerEventFault(manifest: Manifest, type: string, payload: unknown): string | null {
  const contract = SAID.get(type);
  if (!contract) return `${type} is not a partner's to say`;
  const parsed = contract.schema.safeParse(payload);
  if (!parsed.success) return `${type} is not of the agreed form`;
  const said = parsed.data as { service: string; typeName?: string; subgraph?: string; fees?: unknown; readRoles?: string[] };
  const service = servicesOf(manifest).find((one) => one.id === said.service);
  if (!service) return `${said.service} is no service of ${manifest.name}`;
  if (said.typeName !== undefined && said.typeName !== service.typeName) return `${said.service} has no cases of the type ${said.typeName}`;
  if (type !== serviceRegistered.type) return null;
  const readRoles = manifest.permissions.find((one) => one.code === `${manifest.name}.read`)?.roles ?? [];
  if (said.subgraph !== manifest.name || said.readRoles?.some((role) => !readRoles.includes(role)))
    return "it registers what was not approved";
  return null;
}

/** The logs as the city reads them: of a partner's log only what that partner may say. */
export function guardedFeed(feed: EventFeed, partner: (name: string) => Manifest | undefined, log: Logger): EventFeed {
  return {
    async read(source, after, types, limit) {
      const page = await feed.read(source, after, types, limit);
      const manifest = partner(source);
      if (!manifest) return page;
      const may = (event: FeedEvent) => {
        const fault = partnerEventFault(manifest, event.type, event.payload);
        if (fault) log.error({ partner: source, type: event.type, key: event.key, fault }, "an event of a partner does not count");
        return fault === null;
      };
      return { ...page, events: page.events.filter(may) };
    },
    close: () => feed.close(),
  };
}

/** Of an event of the city's, whether a partner is told: what is of a service is told to whose service it is. */
export function isForPartner(manifest: Manifest, payload: unknown): boolean {
  const { service } = payload as { service?: unknown };
  return typeof service !== "string" || servicesOf(manifest).some((one) => one.id === service);
}
