import type { CodedName, Translate } from "@civicgraph/kit";
import type { Taxable } from "../tax/taxable.ts";
import type { PropertyOwner as OwnerName } from "./particulars.ts";
import type { Property, PropertyOwner, PropertyUnit } from "./property.type.ts";
import type { PropertyRow } from "./property-row.ts";

export const usageName = (code: string, t: Translate): CodedName => ({ code, name: t(`usage.${code}`) });

export const toUnits = (facts: Taxable, t: Translate): PropertyUnit[] =>
  facts.units.map((unit) => ({
    ...unit,
    usage: usageName(unit.usage, t),
    area: unit.area / 100,
    annualRentRupees: unit.annualRent && Math.floor(unit.annualRent / 100),
  }));

export const toOwners = (facts: Taxable, owners: readonly OwnerName[]): PropertyOwner[] =>
  facts.owners.map(({ share, category }, index) => ({ name: owners[index]?.name ?? "", share: share / 100, category }));

export const toProperty = (row: PropertyRow, t: Translate): Property => ({
  row,
  id: row.id,
  number: row.number,
  city: { code: row.city },
  version: row.version,
  status: row.status,
  legacyNumber: row.legacy_number,
  address: row.address,
  pincode: row.pincode,
  propertyType: row.facts.propertyType,
  usage: usageName(row.facts.usage, t),
  ownership: row.facts.ownership,
  landArea: row.facts.landArea === null ? null : row.facts.landArea / 100,
  units: toUnits(row.facts, t),
  owners: toOwners(row.facts, row.owners),
});
