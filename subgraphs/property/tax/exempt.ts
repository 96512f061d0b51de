import { type Paise, rateOf, roundToPaise, WHOLE } from "@civicgraph/kit/money/paise";
import type { Exemption, RulePack } from "./rule-pack.ts";
import type { TaxStep } from "./tax-step.ts";
import type { Taxable } from "./taxable.ts";

/** What an exemption takes off a base: never more than the base. */
export function reliefOf(base: Paise, { relief }: Exemption): Paise {
  if ("flat" in relief) return Math.min(base, relief.flat);
  return Math.min(base, rateOf(base, relief.rate), relief.max ?? base);
}

/** The exemption of a usage: its own, else that of the nearest level above it. */
function exemptionOf(usage: string, pack: RulePack): Exemption | undefined {
  const levels = usage.split(".");
  for (let depth = levels.length; depth > 0; depth--) {
    const found = pack.usageExemptions[levels.slice(0, depth).join(".")];
    if (found) return found;
  }
  return undefined;
}

/** Each unit's exemption by its use, on the unit's own tax; the unbuilt ground has none (as in DIGIT). Of vacant land by the use of the whole. */
export function usageExemptions(property: Taxable, levied: readonly TaxStep[], pack: RulePack): TaxStep[] {
  return levied.flatMap((step): TaxStep[] => {
    if (step.kind !== "unitArea" && step.kind !== "unitRent" && step.kind !== "land") return [];
    const unit = step.kind === "land" ? null : step.unit;
    const usage = unit === null ? property.usage : (property.units[unit]?.usage ?? property.usage);
    const exemption = exemptionOf(usage, pack);
    const off = exemption ? reliefOf(step.amount, exemption) : 0;
    if (!exemption || off === 0) return [];
    const { id: rule, clause, relief } = exemption;
    return [{ head: "PT_UNIT_USAGE_EXEMPTION", kind: "usageExemption", rule, clause, unit, base: step.amount, relief, amount: -off }];
  });
}

/** Each owner's part of an amount. The parts are the amount to the paisa, whatever the shares. */
export function partsOf(amount: Paise, shares: readonly number[]): Paise[] {
  let before = 0;
  return shares.map((share) => {
    const upTo = (until: number) => roundToPaise(BigInt(amount) * BigInt(until), WHOLE);
    const part = upTo(before + share) - upTo(before);
    before += share;
    return part;
  });
}

/** The exemption of each owner's category, on the owner's share of what is left. */
export function ownerExemptions(property: Taxable, base: Paise, pack: RulePack): TaxStep[] {
  const parts = partsOf(
    base,
    property.owners.map((owner) => owner.share),
  );
  return property.owners.flatMap(({ category, share }, owner): TaxStep[] => {
    const exemption = pack.ownerExemptions[category];
    const part = parts[owner] ?? 0;
    const off = exemption ? reliefOf(part, exemption) : 0;
    if (!exemption || off === 0) return [];
    const { id: rule, clause, relief } = exemption;
    return [{ head: "PT_OWNER_EXEMPTION", kind: "ownerExemption", rule, clause, owner, share, base: part, relief, amount: -off }];
  });
}
