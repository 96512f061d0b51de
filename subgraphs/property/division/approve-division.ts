import { type ActionContext, actionNotAllowed, knownCity, type Tx } from "@civicgraph/kit";
import { v7 as uuid } from "uuid";
import { ownerKey, type Particulars, plainKey } from "../registry/particulars.ts";
import { lockProperty, type PropertyRow, registerProperty } from "../registry/property-row.ts";
import { mergedFacts, partFacts } from "./divide.ts";
import type { PropertyDivision } from "./division.entity.ts";

/** What it becomes: of a bifurcation each part, of an amalgamation one. */
function outcomes(one: PropertyDivision, rows: readonly [PropertyRow, ...PropertyRow[]]): Particulars[] {
  const [first] = rows;
  const at = (address: string) => ({
    address,
    addressKey: plainKey(address),
    pincode: first.pincode,
    wardCode: first.ward_code,
    localityCode: first.locality_code,
  });
  const keysOf = (owners: Particulars["owners"]) => owners.map((owner) => ownerKey(owner.name));
  if (one.kind === "AMALGAMATION") {
    const [facts, ...more] = rows.map((row) => row.facts);
    if (!facts) throw new Error("nothing is merged");
    return [
      { ...at(one.address ?? first.address), facts: mergedFacts([facts, ...more]), owners: first.owners, ownerKeys: keysOf(first.owners) },
    ];
  }
  return one.dividedInto.map((part) => {
    const owners = part.owner === null ? first.owners : [{ name: part.owner }];
    return { ...at(part.address), facts: partFacts(first.facts, part), owners, ownerKeys: keysOf(owners) };
  });
}

/**
 * What approval does, in its transaction: the register has the new properties, linked with those that they were made of, which stand no more. This
 * year's tax was paid for the old ones, so the new ones come onto the roll of the next year.
 */
export async function approveDivision(one: PropertyDivision, tx: Tx, ctx: ActionContext): Promise<void> {
  const rows: PropertyRow[] = [];
  // In one order, so that two approvals that share a property do not wait for each other for ever.
  for (const id of [...one.propertyIds].sort()) {
    const row = await lockProperty(tx.query, id);
    if (row) rows.push(row);
  }
  const [first, ...more] = one.propertyIds.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const unchanged = rows.every((row) => row.status === "ACTIVE" && one.propertyVersions[one.propertyIds.indexOf(row.id)] === row.version);
  if (!first || rows.length !== one.propertyIds.length || !unchanged) throw actionNotAllowed("property.changedMeanwhile");
  const numberCode = (await knownCity(ctx, one.cityCode))?.numberCode ?? one.cityCode.toUpperCase();
  const [by, at] = [ctx.viewer.requireId(), ctx.now()];
  for (const particulars of outcomes(one, [first, ...more])) {
    const entry = {
      id: uuid(),
      city: one.cityCode,
      accountId: uuid(),
      holderId: first.holder_id,
      applicationId: null,
      particulars,
      by,
      at,
    };
    const made = await registerProperty(tx.query, entry, numberCode);
    for (const row of rows)
      await tx.query("insert into property_link (from_id, to_id, kind, case_id, linked_at) values (?, ?, ?, ?, ?)", [
        row.id,
        made.id,
        one.kind,
        one.id,
        at,
      ]);
  }
  await tx.query("update property set status = 'RETIRED', changed_at = ? where id = any(?::uuid[])", [at, one.propertyIds]);
}
