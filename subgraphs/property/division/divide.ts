import type { Taxable } from "../tax/taxable.ts";

/** A part as it was filed: of the plot so many hundredths of a square yard, and of the building these units, counted from 0. */
export interface Part {
  address: string;
  landArea: number | null;
  units: number[];
  /** Other owners than those of the whole; null: the same. */
  owner: string | null;
}

export interface DivisionFault {
  path: string;
  code: string;
}

/** Nothing may be lost or doubled: the plots of the parts are the whole plot, and each unit stands in one part. Pure. */
export function divisionFaults(whole: Pick<Taxable, "landArea" | "units">, parts: readonly Part[]): DivisionFault[] {
  const faults: DivisionFault[] = [];
  if (parts.length < 2) faults.push({ path: "parts", code: "property.partsTooFew" });
  const land = parts.reduce((total, part) => total + (part.landArea ?? 0), 0);
  if (land !== (whole.landArea ?? 0)) faults.push({ path: "parts.0.landArea", code: "property.landNotWhole" });
  const seen = new Set<number>();
  for (const [index, { units }] of parts.entries()) {
    if (units.some((unit) => !Number.isInteger(unit) || unit < 0 || unit >= whole.units.length || seen.has(unit)))
      faults.push({ path: `parts.${index}.units`, code: "property.unitsNotWhole" });
    for (const unit of units) seen.add(unit);
  }
  if (faults.length === 0 && seen.size !== whole.units.length) faults.push({ path: "parts.0.units", code: "property.unitsNotWhole" });
  return faults;
}

/** What the tax of a part depends on. A part of a building without a floor is vacant land. Pure. */
export function partFacts(whole: Taxable, part: Part): Taxable {
  const units = part.units.flatMap((index) => whole.units[index] ?? []);
  return {
    ...whole,
    landArea: part.landArea,
    units,
    propertyType: units.length === 0 ? "VACANT" : whole.propertyType,
    owners: part.owner === null ? whole.owners : [{ share: 10_000, category: "NONE" }],
  };
}

/** Several properties as one: their plots together, all their units; usage and owners of the first. Pure. */
export function mergedFacts(wholes: readonly [Taxable, ...Taxable[]]): Taxable {
  const [first] = wholes;
  const units = wholes.flatMap((one) => one.units);
  const land = wholes.reduce((total, one) => total + (one.landArea ?? 0), 0);
  return {
    ...first,
    propertyType: units.length === 0 ? "VACANT" : "BUILTUP.INDEPENDENTPROPERTY",
    landArea: land,
    units,
    inflammable: wholes.some((one) => one.inflammable),
    above36Feet: wholes.some((one) => one.above36Feet),
  };
}
