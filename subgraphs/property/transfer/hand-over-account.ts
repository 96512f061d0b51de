import type { Job } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { payerOf } from "../assessment/raise-demand.ts";
import { propertyById } from "../registry/property-row.ts";

/** Tells billing to whom the account of a property belongs now. What was demanded and paid stays with the account. */
export const handOverAccountJob: Job = async ({ propertyId }, services) => {
  const row = await propertyById((sql, values) => rawQuery(services.db, sql, values), String(propertyId));
  if (!row) return;
  await services.call("billing", "handOverAccount", {
    id: row.account_id,
    ownerId: row.holder_id,
    payerName: payerOf(row.owners),
    place: row.address,
  });
};
