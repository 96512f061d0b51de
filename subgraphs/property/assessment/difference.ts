import type { Paise } from "@civicgraph/kit/money/paise";
import type { TaxHead, TaxLine } from "../tax/tax-step.ts";

/** What is to be demanded so that, with what was demanded before, each head stands at what it should be. Pure. */
export function differenceOf(should: readonly TaxLine[], demanded: readonly TaxLine[]): TaxLine[] {
  const heads = new Map<TaxHead, Paise>();
  for (const { head, amount } of should) heads.set(head, (heads.get(head) ?? 0) + amount);
  for (const { head, amount } of demanded) heads.set(head, (heads.get(head) ?? 0) - amount);
  return [...heads].map(([head, amount]) => ({ head, amount })).filter(({ amount }) => amount !== 0);
}
