import { type PayloadOf, serviceRegistered } from "@civicgraph/events";
import type { Consumer } from "@civicgraph/kit";
import type { FeeDefinition } from "@civicgraph/plugin-sdk";
import { billingServiceSchema } from "./billing-service.ts";
import { EVERYWHERE } from "./read-masters.ts";

/** Before any day that is billed: what a service declares holds until a state or city says otherwise. */
const ALWAYS = "1900-01-01";

type Registered = PayloadOf<typeof serviceRegistered>;

/** What a service's manifest declares of its fees, as billing keeps it; its names are the texts of the service. */
export function masterOf({ service, messages }: Pick<Registered, "service" | "messages">, fees: FeeDefinition) {
  const named = (key: string) =>
    Object.fromEntries(Object.entries(messages).flatMap(([locale, texts]) => (texts[key] ? [[locale, texts[key]]] : [])));
  return billingServiceSchema.parse({
    service,
    names: named(fees.label),
    cycle: fees.cycle,
    heads: fees.heads.map((head) => ({ ...head, names: named(`head.${head.code}`) })),
    rules: (fees.rules ?? []).map((rule) => ({ ...rule, sincePeriod: ALWAYS })),
    rounding: { unit: 100, head: fees.roundingHead },
    payment: { modes: fees.modes, partFrom: fees.partFrom, advance: false, lockMinutes: 30 },
    receiptNumber: fees.receiptNumber,
  });
}

/** Every service that bills declares how in its manifest: billing knows it without a line written here. */
export const registeredFees: Consumer = {
  name: "registered-fees",
  events: [serviceRegistered.type],
  async apply(event, tx) {
    const registered = event.payload as Registered;
    if (!registered.fees) return;
    const document = JSON.stringify(masterOf(registered, registered.fees as FeeDefinition));
    await tx.query(
      `insert into billing_master (city, service, effective_from, document, reason, changed_by, changed_at)
       select ?, ?, ?, ?::jsonb, ?, 'service', ? where (select document from billing_master where city = ? and service = ? order by id desc limit 1) is distinct from ?::jsonb`,
      [
        EVERYWHERE,
        registered.service,
        ALWAYS,
        document,
        `As version ${registered.version} of the service declares it`,
        event.at,
        EVERYWHERE,
        registered.service,
        document,
      ],
    );
  },
};
