import { type Paise, rateOf } from "@civicgraph/kit/money/paise";
import { ALL, type TransferSlab } from "../tax/rule-pack.ts";
import type { Taxable } from "../tax/taxable.ts";

export interface TransferFee {
  /** Id of the slab; null where the city levies no fee of such a transfer. */
  rule: string | null;
  clause: string | null;
  marketValue: Paise;
  amount: Paise;
}

const meets = (slab: TransferSlab, property: Pick<Taxable, "propertyType" | "usage">, value: Paise): boolean =>
  (slab.propertyType === ALL || property.propertyType.split(".")[0] === slab.propertyType) &&
  (slab.usageMajor === ALL || property.usage.split(".")[0] === slab.usageMajor) &&
  (slab.from === null || value >= slab.from) &&
  (slab.below === null || value < slab.below);

/** The fee of a transfer by what the property is worth: flat, or a share of it. `packFaults` sees to it that no two slabs meet. Pure. */
export function transferFee(
  slabs: readonly TransferSlab[],
  property: Pick<Taxable, "propertyType" | "usage">,
  marketValue: Paise,
): TransferFee {
  const slab = slabs.find((one) => meets(one, property, marketValue));
  if (!slab) return { rule: null, clause: null, marketValue, amount: 0 };
  const amount = "flat" in slab.basis ? slab.basis.flat : rateOf(marketValue, slab.basis.rate);
  return { rule: slab.id, clause: slab.clause, marketValue, amount };
}

/** Whether some transfer could meet both. */
export const transferOverlap = (a: TransferSlab, b: TransferSlab): boolean => {
  const apart = (one: string, other: string) => one !== ALL && other !== ALL && one !== other;
  const endsBefore = (upper: number | null, lower: number | null) => upper !== null && lower !== null && upper <= lower;
  return (
    !apart(a.propertyType, b.propertyType) &&
    !apart(a.usageMajor, b.usageMajor) &&
    !endsBefore(a.below, b.from) &&
    !endsBefore(b.below, a.from)
  );
};
