import { type ActionContext, actionNotAllowed, knownCity, type Tx } from "@civicgraph/kit";
import { financialYear } from "@civicgraph/kit/case/number";
import { v7 as uuid } from "uuid";
import { assess } from "../assessment/assess.ts";
import { findDuplicate } from "../registry/find-similar.ts";
import { changeProperty, type Entry, lockProperty, registerProperty } from "../registry/property-row.ts";
import type { PropertyApplication } from "./application.entity.ts";

/**
 * What approval does, in its transaction: the register has the property, or what it has become, and it is assessed for the year.
 * Refused where it has been registered meanwhile, or the rates do not know it; then nothing has happened.
 */
export async function approveApplication(one: PropertyApplication, tx: Tx, ctx: ActionContext): Promise<void> {
  const { propertyId: id, cityCode: city } = one;
  // Two applications for the same house, approved at once: the second waits here, and finds the first.
  await tx.query("select pg_advisory_xact_lock(hashtext(?))", [`property ${city} ${one.localityCode} ${one.addressKey}`]);
  const twin = await findDuplicate(tx.query, city, one, id);
  if (twin) throw actionNotAllowed("property.duplicate", { number: twin.number });
  const known = await lockProperty(tx.query, id);
  if (known?.status === "RETIRED") throw actionNotAllowed("property.changedMeanwhile");
  const entry: Entry = {
    id,
    city,
    accountId: known?.account_id ?? uuid(),
    holderId: one.filerId,
    applicationId: one.id,
    particulars: { ...one, owners: one.ownerNames },
    legacyNumber: one.legacyNumber,
    by: ctx.viewer.requireId(),
    at: ctx.now(),
  };
  const property = known
    ? await changeProperty(tx.query, entry)
    : await registerProperty(tx.query, entry, (await knownCity(ctx, city))?.numberCode ?? city.toUpperCase());
  await assess(tx, property, { year: financialYear(entry.at), adHoc: null, by: entry.by, at: entry.at });
}
