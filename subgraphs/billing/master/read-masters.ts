import { notFound, type SubgraphServices, type Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import { type BillingService, billingServiceSchema } from "./billing-service.ts";

/** Scope of what a service itself declares: it holds wherever no state and no city says otherwise. */
export const EVERYWHERE = "";

const SQL = `select document from billing_master where service = ? and city = any(?) and effective_from <= ?
  order by (city = ?) desc, (city <> '') desc, effective_from desc, id desc limit 1`;

const stateOf = (city: string) => city.split(".")[0] ?? city;

/** How a service bills in a city on a day: the city's own row over the state's, the newest in force. Null where it does not bill there. */
export async function findBillingService(
  query: Tx["query"],
  { city, service, on }: { city: string; service: string; on: Day },
): Promise<BillingService | null> {
  const [row] = await query<{ document: unknown }>(SQL, [service, [city, stateOf(city), EVERYWHERE], on, city]);
  return row ? parsed(row.document) : null;
}

/** Masters are checked when written; parsing each once a process keeps the types honest without costing each bill. */
const known = new WeakMap<object, BillingService>();
const byText = new Map<string, BillingService>();
const MAX_KEPT = 500;

function parsed(document: unknown): BillingService {
  const seen = known.get(document as object);
  if (seen) return seen;
  const text = JSON.stringify(document);
  let service = byText.get(text);
  if (!service) {
    service = billingServiceSchema.parse(document);
    if (byText.size >= MAX_KEPT) byText.clear();
    byText.set(text, service);
  }
  known.set(document as object, service);
  return service;
}

export async function billingServiceOf(query: Tx["query"], where: { city: string; service: string; on: Day }): Promise<BillingService> {
  const service = await findBillingService(query, where);
  if (!service) throw notFound("billing.serviceUnknown");
  return service;
}

/** Every service that bills in a city on a day. */
export async function billingServicesIn(services: SubgraphServices, city: string, on: Day): Promise<BillingService[]> {
  return services.transact(async (tx) => {
    const rows = await tx.query<{ document: unknown }>(
      `select distinct on (service) document from billing_master where city = any(?) and effective_from <= ?
       order by service, (city = ?) desc, (city <> '') desc, effective_from desc, id desc`,
      [[city, stateOf(city), EVERYWHERE], on, city],
    );
    return rows.map((row) => parsed(row.document));
  });
}
