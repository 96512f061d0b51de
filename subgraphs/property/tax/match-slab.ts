import { transferOverlap } from "../transfer/transfer-fee.ts";
import { ALL, type RulePack, type Slab } from "./rule-pack.ts";
import { isVacant, type Taxable, type TaxableUnit } from "./taxable.ts";

const CODES = [
  "propertyType",
  "propertySubType",
  "usageMajor",
  "usageMinor",
  "usageSubMinor",
  "usageDetail",
  "ownership",
  "subOwnership",
  "areaType",
  "occupancy",
] as const;

/** What a slab is chosen by. A level that a code does not name is null and met by `ALL` alone. */
export type Criteria = Record<(typeof CODES)[number], string | null> & { plot: number; floor: number | null; multiFloored: boolean };

/** The criteria of a unit; of the land as a whole where there is none. */
export function criteriaOf(property: Taxable, unit: TaxableUnit | null, pack: Pick<RulePack, "areas">): Criteria {
  const [propertyType = null, propertySubType = null] = property.propertyType.split(".");
  const [usageMajor = null, usageMinor = null, usageSubMinor = null, usageDetail = null] = (unit ?? property).usage.split(".");
  const [ownership = null, subOwnership = null] = property.ownership.split(".");
  return {
    propertyType,
    propertySubType,
    usageMajor,
    usageMinor,
    usageSubMinor,
    usageDetail,
    ownership,
    subOwnership,
    areaType: (property.locality && pack.areas.localities[property.locality]) || pack.areas.default,
    occupancy: unit?.occupancy ?? null,
    plot: property.landArea ?? property.units.reduce((total, one) => total + one.area, 0),
    floor: unit?.floor ?? null,
    multiFloored: !isVacant(property) && new Set(property.units.map((one) => one.floor)).size > 1,
  };
}

function meets(slab: Slab, wanted: Criteria): boolean {
  if (CODES.some((code) => slab[code] !== ALL && slab[code] !== wanted[code])) return false;
  if (slab.multiFloored !== null && slab.multiFloored !== wanted.multiFloored) return false;
  if (slab.plotAbove !== null && wanted.plot <= slab.plotAbove) return false;
  if (slab.plotUpTo !== null && wanted.plot > slab.plotUpTo) return false;
  if (slab.fromFloor !== null && (wanted.floor === null || wanted.floor < slab.fromFloor)) return false;
  return slab.toFloor === null || (wanted.floor !== null && wanted.floor <= slab.toFloor);
}

/** The one slab that meets every criterion; undefined where the table has none. `packFaults` sees to it that there are never two. */
export const matchSlab = (pack: RulePack, wanted: Criteria): Slab | undefined => pack.slabs.find((slab) => meets(slab, wanted));

const under = (upper: number | null, lower: number | null) => upper !== null && lower !== null && upper < lower;

/** Whether some property could meet both: then its tax would depend on the order of the table. */
export function overlap(a: Slab, b: Slab): boolean {
  if (CODES.some((code) => a[code] !== ALL && b[code] !== ALL && a[code] !== b[code])) return false;
  if (a.multiFloored !== null && b.multiFloored !== null && a.multiFloored !== b.multiFloored) return false;
  // The upper bound of a plot is included and the lower is not: bounds that touch do not overlap.
  const plots = [a.plotUpTo, b.plotUpTo].every((upTo, index) => {
    const above = [b, a][index]?.plotAbove ?? null;
    return upTo === null || above === null || upTo > above;
  });
  return plots && !under(a.toFloor, b.fromFloor) && !under(b.toFloor, a.fromFloor);
}

/** What is wrong with a pack as a whole, each fault with the ids of the slabs. */
export function packFaults(pack: RulePack): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { id } of [
    ...pack.slabs,
    ...Object.values(pack.usageExemptions),
    ...Object.values(pack.ownerExemptions),
    ...pack.cesses,
    ...(pack.transferFees ?? []),
  ]) {
    if (seen.has(id)) faults.push(`${id} stands twice`);
    seen.add(id);
  }
  const transfers = pack.transferFees ?? [];
  transfers.forEach((one, index) => {
    for (const other of transfers.slice(index + 1)) if (transferOverlap(one, other)) faults.push(`${one.id} and ${other.id} overlap`);
  });
  pack.slabs.forEach((one, index) => {
    for (const other of pack.slabs.slice(index + 1)) if (overlap(one, other)) faults.push(`${one.id} and ${other.id} overlap`);
  });
  return faults;
}
