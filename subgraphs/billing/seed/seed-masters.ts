import type { SubgraphServices } from "@civicgraph/kit";
import { writeMaster } from "../master/set-billing-service.ts";
import { propertyTax } from "./property-tax.ts";

/** The demo state's property tax. Seeding twice changes nothing. */
export async function seedMasters(services: SubgraphServices): Promise<void> {
  await services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('billing.seed'))");
    const [known] = await tx.query("select 1 from billing_master where city = 'pb' and service = ?", [propertyTax.service]);
    if (known) return;
    const change = { city: "pb", effectiveFrom: "2013-04-01", document: propertyTax, reason: "The demo state's rules" };
    await writeMaster(tx, change, "seed", services.now());
  });
}
