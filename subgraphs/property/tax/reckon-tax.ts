import { type Paise, rateOf, sum } from "@civicgraph/kit/money/paise";
import { ownerExemptions, usageExemptions } from "./exempt.ts";
import { levy } from "./levy.ts";
import type { CessCause, RulePack } from "./rule-pack.ts";
import type { TaxHead, TaxReckoning, TaxStep } from "./tax-step.ts";
import type { Taxable } from "./taxable.ts";

/** What an officer adds (above nil) or takes off (below nil), with the reason. */
export interface AdHoc {
  amount: Paise;
  reason: string;
}

const amountOf = (steps: readonly TaxStep[]) => sum(steps.map((step) => step.amount));

const holds = (cause: CessCause, property: Taxable): boolean => {
  if (cause === "always") return true;
  if (cause !== "nonResidential") return property[cause];
  const usages = property.units.length > 0 ? property.units.map((unit) => unit.usage) : [property.usage];
  return usages.some((usage) => usage.split(".")[0] === "NONRESIDENTIAL");
};

function cesses(property: Taxable, base: Paise, pack: RulePack): TaxStep[] {
  return pack.cesses.flatMap(({ id, clause, head, rates: all }): TaxStep[] => {
    const rates = all.filter(({ cause, rate }) => rate > 0 && holds(cause, property));
    const amount = rateOf(base, sum(rates.map(({ rate }) => rate)));
    return amount === 0 ? [] : [{ head, kind: "cess", rule: id, clause, base, rates, amount }];
  });
}

/** An officer can take off all that is levied and no more. */
function adHocSteps(adHoc: AdHoc | null, before: Paise): TaxStep[] {
  const amount = adHoc ? Math.max(adHoc.amount, -before) : 0;
  if (!adHoc || amount === 0) return [];
  const head = amount < 0 ? "PT_ADHOC_REBATE" : "PT_ADHOC_PENALTY";
  return [{ head, kind: "adHoc", rule: "ad-hoc", clause: null, reason: adHoc.reason, amount }];
}

/**
 * A year's tax of a property by a pack of rules: what is levied, less what its use and its owners are exempted from, and the cesses on the rest.
 * Pure. Throws NoSlab where the table of rates does not know the property. Rounding to the rupee, rebate, penalty and interest are billing's.
 */
export function reckonTax(property: Taxable, pack: RulePack, adHoc: AdHoc | null = null): TaxReckoning {
  const levied = levy(property, pack);
  const byUse = usageExemptions(property, levied, pack);
  const byOwner = ownerExemptions(property, amountOf(levied) + amountOf(byUse), pack);
  const taxed = [...levied, ...byUse, ...byOwner];
  const charged = [...taxed, ...cesses(property, amountOf(taxed), pack)];
  const steps = [...charged, ...adHocSteps(adHoc, amountOf(charged))];
  const heads = new Map<TaxHead, Paise>();
  for (const { head, amount } of steps) heads.set(head, (heads.get(head) ?? 0) + amount);
  const lines = [...heads].map(([head, amount]) => ({ head, amount })).filter(({ amount }) => amount !== 0);
  return { steps, lines, total: amountOf(steps) };
}
