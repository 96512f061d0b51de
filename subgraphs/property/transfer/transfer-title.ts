import { type ActionContext, actionNotAllowed, type Tx } from "@civicgraph/kit";
import { financialYear } from "@civicgraph/kit/case/number";
import { ownerKey, plainKey } from "../registry/particulars.ts";
import { changeProperty, lockProperty, type PropertyRow } from "../registry/property-row.ts";
import { packFor } from "../rule-pack/read-packs.ts";
import type { PropertyTransfer } from "./transfer.entity.ts";
import { transferFee } from "./transfer-fee.ts";

/** The property, locked, if it still belongs to whom it belonged when the transfer was filed. */
async function unchanged(one: PropertyTransfer, tx: Tx): Promise<PropertyRow> {
  const property = await lockProperty(tx.query, one.propertyId);
  const owners = property?.owners.map((owner) => ownerKey(owner.name)).sort();
  if (property?.status !== "ACTIVE" || owners?.join() !== one.formerOwnerKeys.join())
    throw actionNotAllowed("property.ownersChangedMeanwhile");
  return property;
}

/** The fee, by the rules of the day on which the visit is done; it stands from then on. */
export async function reckonTransferFee(one: PropertyTransfer, tx: Tx, ctx: ActionContext): Promise<void> {
  const property = await unchanged(one, tx);
  const pack = await packFor(tx.query, one.cityCode, financialYear(ctx.now()));
  one.feeReckoning = transferFee(pack?.document.transferFees ?? [], property.facts, Number(one.marketValue));
}

/** The register has the new owners, and whoever filed sees and pays for the property. Billing hears of it by a job that commits with it. */
export async function transferTitle(one: PropertyTransfer, tx: Tx, ctx: ActionContext): Promise<void> {
  const property = await unchanged(one, tx);
  await changeProperty(tx.query, {
    id: property.id,
    city: property.city,
    accountId: property.account_id,
    holderId: one.filerId,
    applicationId: one.id,
    particulars: {
      address: property.address,
      addressKey: plainKey(property.address),
      pincode: property.pincode,
      wardCode: property.ward_code,
      localityCode: property.locality_code,
      facts: { ...property.facts, owners: one.ownerShares },
      owners: one.ownerNames,
      ownerKeys: one.ownerKeys,
    },
    by: ctx.viewer.requireId(),
    at: ctx.now(),
  });
  await tx.query("update property set holder_id = ? where id = ?", [one.filerId, property.id]);
  await tx.addJob("hand-over-account", { propertyId: property.id }, { jobKey: `hand-over-account ${property.id}` });
}
