import { z } from "zod";

export const OCCUPANCIES = ["SELFOCCUPIED", "RENTED", "UNOCCUPIED"] as const;
export const CONSTRUCTIONS = ["PUCCA", "SEMIPUCCA", "KUCCHA"] as const;
export const PROPERTY_TYPES = ["VACANT", "BUILTUP.INDEPENDENTPROPERTY", "BUILTUP.SHAREDPROPERTY"] as const;

/** Hundredths of a square yard: land and buildings are measured to two decimals (DIGIT's slabs begin at 55.57). At most a million square yards. */
export const areaSchema = z.number().int().min(1).max(100_000_000);
const paise = z.number().int().min(0).max(10_000_000_000_000);
/** DIGIT's dotted codes, from major to detail: `NONRESIDENTIAL.COMMERCIAL.RETAIL.SHOWROOM`. */
export const dottedCode = z.string().regex(/^[A-Z0-9_]+(\.[A-Z0-9_]+){0,3}$/);

export const unitSchema = z.strictObject({
  /** −4 is the fourth basement, 0 the ground floor. */
  floor: z.number().int().min(-4).max(150),
  usage: dottedCode,
  occupancy: z.enum(OCCUPANCIES),
  construction: z.enum(CONSTRUCTIONS).nullable(),
  area: areaSchema,
  /** Paise a year; of a rented unit. */
  annualRent: paise.nullable(),
});

/** What the tax depends on, and nothing else: no name, no address. */
export const taxableSchema = z.strictObject({
  propertyType: z.enum(PROPERTY_TYPES),
  /** Use of the whole; of vacant land what it is meant for. */
  usage: dottedCode,
  /** `INDIVIDUAL.SINGLEOWNER`, `INSTITUTIONALPRIVATE.NGO`. */
  ownership: dottedCode,
  locality: z.string().nullable(),
  /** Null only for a flat, which has no ground of its own. */
  landArea: areaSchema.nullable(),
  units: z.array(unitSchema).max(200),
  /** Hundredths of a percent, together the whole; the category is DIGIT's OwnerType. */
  owners: z
    .array(z.strictObject({ share: z.number().int().min(1).max(10_000), category: z.string() }))
    .min(1)
    .max(100),
  inflammable: z.boolean(),
  above36Feet: z.boolean(),
});
export type TaxableUnit = z.infer<typeof unitSchema>;
export type Taxable = z.infer<typeof taxableSchema>;
export type Occupancy = TaxableUnit["occupancy"];

export const isVacant = (property: Pick<Taxable, "propertyType">): boolean => property.propertyType === "VACANT";
export const isShared = (property: Pick<Taxable, "propertyType">): boolean => property.propertyType === "BUILTUP.SHAREDPROPERTY";

export interface TaxableFault {
  path: string;
  code: string;
}

/** What does not hold together in a property, whatever the rates are. */
export function taxableFaults(property: Taxable): TaxableFault[] {
  const faults: TaxableFault[] = [];
  const add = (path: string, code: string) => faults.push({ path, code });
  if (property.landArea === null && !isShared(property)) add("landArea", "field.required");
  if (isVacant(property) && property.units.length > 0) add("units", "property.vacantHasUnits");
  if (!isVacant(property) && property.units.length === 0) add("units", "field.required");
  for (const [index, unit] of property.units.entries()) {
    if (unit.occupancy === "RENTED" && !unit.annualRent) add(`units[${index}].annualRent`, "field.required");
    if (unit.occupancy !== "RENTED" && unit.annualRent) add(`units[${index}].annualRent`, "property.rentWithoutTenant");
  }
  if (property.owners.reduce((total, owner) => total + owner.share, 0) !== 10_000) add("owners", "property.sharesNotWhole");
  return faults;
}
