import type { PayloadOf, serviceRegistered } from "@civicgraph/events";
import { type RequestContext, type SubgraphServices, type Translate, translators } from "@civicgraph/kit";
import type { FormDefinition, Workflow } from "@civicgraph/plugin-sdk";

export type ServiceDocument = Omit<PayloadOf<typeof serviceRegistered>, "form" | "workflow"> & { form: FormDefinition; workflow: Workflow };

interface Kept {
  at: number;
  services: ServiceDocument[];
  translates: Map<string, (locale: string) => Translate>;
}

/** Registered services, read at most each two seconds: every list needs them. */
export async function readServices(services: SubgraphServices): Promise<ServiceDocument[]> {
  const kept = services.once<Kept>("registry", () => ({ at: 0, services: [], translates: new Map() }));
  if (Date.now() - kept.at < 2000) return kept.services;
  const rows = await services.db.selectFrom("service").select("document").orderBy("id").execute();
  kept.services = rows.map((row) => row.document as ServiceDocument);
  kept.translates = new Map(kept.services.map((one) => [one.service, translators(one.messages)]));
  kept.at = Date.now();
  return kept.services;
}

/** Texts of a service in the reader's language. */
export function serviceTranslate(service: ServiceDocument | undefined, ctx: RequestContext): Translate {
  const kept = ctx.once<Kept>("registry", () => ({ at: 0, services: [], translates: new Map() }));
  return (service && kept.translates.get(service.service)?.(ctx.locale)) ?? ctx.t;
}
