import type { Paise } from "@civicgraph/kit/money/paise";
import { NoSlab } from "../tax/levy.ts";
import { reckonTax } from "../tax/reckon-tax.ts";
import type { RulePack } from "../tax/rule-pack.ts";
import type { Taxable } from "../tax/taxable.ts";

export interface RollComparison {
  properties: number;
  changed: number;
  withoutRate: number;
  before: Paise;
  after: Paise;
  largest: { number: string; before: Paise; after: Paise } | null;
}

export const emptyComparison = (): RollComparison => ({ properties: 0, changed: 0, withoutRate: 0, before: 0, after: 0, largest: null });

function totalOf(facts: Taxable, pack: RulePack): Paise | null {
  try {
    return reckonTax(facts, pack).total;
  } catch (error) {
    if (error instanceof NoSlab) return null;
    throw error;
  }
}

/** Adds a property to a comparison of two packs. Where the first has no rate for it, its tax was nil. */
export function compareOne(so: RollComparison, one: { number: string; facts: Taxable }, old: RulePack, proposed: RulePack): RollComparison {
  const after = totalOf(one.facts, proposed);
  if (after === null) return { ...so, properties: so.properties + 1, withoutRate: so.withoutRate + 1 };
  const before = totalOf(one.facts, old) ?? 0;
  const size = Math.abs(after - before);
  const largest = so.largest ? Math.abs(so.largest.after - so.largest.before) : 0;
  return {
    ...so,
    properties: so.properties + 1,
    changed: so.changed + (size > 0 ? 1 : 0),
    before: so.before + before,
    after: so.after + after,
    largest: size > largest ? { number: one.number, before, after } : so.largest,
  };
}
