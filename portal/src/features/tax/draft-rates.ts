import { readRupees } from "../../forms/rupees.ts";
import type { PackDocument } from "../../graphql/documents/tax.ts";
import type { FieldFault } from "../../graphql/fault.ts";
import type { Translate } from "../../messages/translate.ts";

export const rateName = (slab: string) => `rate.${slab}`;
export const unbuiltName = (slab: string) => `unbuilt.${slab}`;

/** Percent as hundredths of it: `7.5` is 750. Null where it is none, or above the whole. */
function readPercent(text: string): number | null {
  const scaled = readRupees(text.replace("%", ""));
  return scaled !== null && scaled <= 10_000 ? scaled : null;
}

/** The pack with the figures that were typed over its own; what was not sent stays. Every fault at once. Pure. */
export function draftOf<T extends PackDocument>(
  base: T,
  typed: (name: string) => string | null,
  t: Translate,
): { document: T; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const read = (name: string, parse: (text: string) => number | null, now: number): number => {
    const text = typed(name);
    if (text === null) return now;
    const value = parse(text);
    if (value === null) faults.push({ path: name, code: "field.invalid", message: t("tax.rates.fault") });
    return value ?? now;
  };
  const slabs = base.slabs.map((slab) => ({
    ...slab,
    basis:
      "unitRate" in slab.basis
        ? { unitRate: read(rateName(slab.id), readRupees, slab.basis.unitRate) }
        : { rentRate: read(rateName(slab.id), readPercent, slab.basis.rentRate) },
    unbuiltRate: read(unbuiltName(slab.id), readRupees, slab.unbuiltRate),
  }));
  return { document: { ...base, slabs }, faults };
}
