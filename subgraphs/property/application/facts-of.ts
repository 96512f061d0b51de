import { type FieldFault, Refusal } from "@civicgraph/kit";
import { OWNER_CATEGORIES, OWNERSHIPS, USAGES } from "../registry/codes.ts";
import { type Taxable, type TaxableUnit, taxableFaults, taxableSchema } from "../tax/taxable.ts";
import type { PropertyFactsInput, PropertyShareInput, PropertyUnitInput } from "./property-input.ts";

const MAX_UNITS = 200;
const MAX_OWNERS = 100;

const known = (codes: readonly string[], code: string) => codes.includes(code);
/** Square yards or percent as hundredths; NaN where there are more than two decimals. */
export const hundredths = (value: number): number => {
  const scaled = Math.round(value * 100);
  return Math.abs(scaled - value * 100) < 1e-6 ? scaled : Number.NaN;
};

function unitOf(unit: PropertyUnitInput, usage: string): TaxableUnit {
  return {
    floor: unit.floor,
    usage: unit.usage ?? usage,
    occupancy: unit.occupancy,
    construction: unit.construction ?? null,
    area: hundredths(unit.area),
    annualRent: unit.annualRentRupees == null ? null : unit.annualRentRupees * 100,
  };
}

/** Shares in hundredths of a percent. Those that are not named are what the others leave, by equal parts; the first takes what does not divide. */
export function sharesOf(owners: readonly PropertyShareInput[]): Taxable["owners"] {
  const rest = 10_000 - owners.reduce((total, { share }) => total + (share == null ? 0 : hundredths(share)), 0);
  const open = owners.filter(({ share }) => share == null).length;
  const first = owners.findIndex(({ share }) => share == null);
  return owners.map(({ share, category }, index) => ({
    share: share == null ? Math.floor(rest / open) + (index === first ? rest % open : 0) : hundredths(share),
    category: category ?? "NONE",
  }));
}

/** Where a fault of the facts stands in what was sent: `units[1].annualRent` is `input.units.1.annualRentRupees`. */
const pathOf = (path: string): string =>
  `input.${path
    .replace(/\[(\d+)\]/g, ".$1")
    .replace(/^units$/, "units.0.area")
    .replace(/^owners$/, "owners.0.share")
    .replace(/annualRent$/, "annualRentRupees")}`;

/** What the tax depends on, out of what was sent. BAD_USER_INPUT with every fault. */
export function factsOf(input: PropertyFactsInput, owners: readonly PropertyShareInput[], localityCode: string | null): Taxable {
  const given = input.units ?? [];
  const faults: FieldFault[] = [];
  if (given.length > MAX_UNITS) faults.push({ path: "input.units", code: "field.tooMany", values: { max: MAX_UNITS } });
  if (owners.length > MAX_OWNERS) faults.push({ path: "input.owners", code: "field.tooMany", values: { max: MAX_OWNERS } });
  if (faults.length) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  const facts = {
    propertyType: input.propertyType,
    usage: input.usage,
    ownership: input.ownership ?? OWNERSHIPS[0],
    locality: localityCode,
    landArea: input.landArea == null ? null : hundredths(input.landArea),
    units: given.map((unit) => unitOf(unit, input.usage)),
    owners: sharesOf(owners),
    inflammable: input.inflammable ?? false,
    above36Feet: input.above36Feet ?? false,
  };
  if (!known(USAGES, facts.usage)) faults.push({ path: "input.usage", code: "field.unknown" });
  if (!known(OWNERSHIPS, facts.ownership)) faults.push({ path: "input.ownership", code: "field.unknown" });
  for (const [index, unit] of facts.units.entries()) {
    if (!known(USAGES, unit.usage) && unit.usage !== facts.usage)
      faults.push({ path: pathOf(`units[${index}].usage`), code: "field.unknown" });
  }
  for (const [index, owner] of facts.owners.entries()) {
    if (!known(OWNER_CATEGORIES, owner.category)) faults.push({ path: pathOf(`owners[${index}].category`), code: "field.unknown" });
  }
  const parsed = taxableSchema.safeParse(facts);
  if (parsed.success) faults.push(...taxableFaults(parsed.data).map(({ path, code }) => ({ path: pathOf(path), code })));
  else {
    for (const { path } of parsed.error.issues) {
      const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
      faults.push({ path: pathOf(text.slice(1)), code: "field.invalid" });
    }
  }
  if (faults.length || !parsed.success) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  return parsed.data;
}
