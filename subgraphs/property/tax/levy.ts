import { roundToPaise } from "@civicgraph/kit/money/paise";
import { criteriaOf, matchSlab } from "./match-slab.ts";
import type { RulePack, Slab } from "./rule-pack.ts";
import type { TaxStep } from "./tax-step.ts";
import { isShared, isVacant, type Taxable, type TaxableUnit } from "./taxable.ts";

/** A property that the table of rates does not know. */
export class NoSlab extends Error {
  constructor(
    /** Index of the unit; null for the land. */
    readonly unit: number | null,
  ) {
    super(unit === null ? "no slab for the land" : `no slab for unit ${unit}`);
  }
}

const areaTax = (area: number, unitRate: number) => roundToPaise(BigInt(area) * BigInt(unitRate), 100n);

function unitStep(unit: TaxableUnit, index: number, slab: Slab): TaxStep {
  const ruled = { head: "PT_TAX" as const, rule: slab.id, clause: slab.clause, unit: index, floor: unit.floor };
  if ("unitRate" in slab.basis) {
    const { unitRate } = slab.basis;
    return { ...ruled, kind: "unitArea", area: unit.area, unitRate, amount: areaTax(unit.area, unitRate) };
  }
  const { rentRate } = slab.basis;
  const annualRent = unit.annualRent ?? 0;
  return { ...ruled, kind: "unitRent", annualRent, rentRate, amount: roundToPaise(BigInt(annualRent) * BigInt(rentRate), 10_000n) };
}

/** The ground that is not built on, at the mean of the rates of the units that stand on it. */
function unbuiltStep(property: Taxable, slabs: readonly Slab[]): TaxStep | null {
  if (isShared(property) || property.landArea === null) return null;
  const ground = property.units.flatMap((unit, index) => (unit.floor === 0 ? [{ unit, slab: slabs[index] }] : []));
  const first = ground[0]?.slab;
  if (!first) return null;
  const area = property.landArea - ground.reduce((total, { unit }) => total + unit.area, 0);
  if (area <= 0) return null;
  const rates = ground.map(({ slab }) => slab?.unbuiltRate ?? 0);
  const together = rates.reduce((total, one) => total + one, 0);
  if (together === 0) return null;
  const amount = roundToPaise(BigInt(together) * BigInt(area), BigInt(rates.length) * 100n);
  return { head: "PT_TAX", kind: "unbuilt", rule: first.id, clause: first.clause, area, rates, amount };
}

/** What is levied before anything is taken off: one step for each unit, then the unbuilt ground; of vacant land one for the whole. */
export function levy(property: Taxable, pack: RulePack): TaxStep[] {
  if (isVacant(property)) {
    const slab = matchSlab(pack, criteriaOf(property, null, pack));
    if (!slab || !("unitRate" in slab.basis)) throw new NoSlab(null);
    const area = property.landArea ?? 0;
    const { unitRate } = slab.basis;
    return [{ head: "PT_TAX", kind: "land", rule: slab.id, clause: slab.clause, area, unitRate, amount: areaTax(area, unitRate) }];
  }
  const slabs = property.units.map((unit, index) => {
    const slab = matchSlab(pack, criteriaOf(property, unit, pack));
    if (!slab) throw new NoSlab(index);
    return slab;
  });
  const steps = property.units.map((unit, index) => unitStep(unit, index, slabs[index] as Slab));
  const unbuilt = unbuiltStep(property, slabs);
  return unbuilt ? [...steps, unbuilt] : steps;
}
