import type { Translate } from "@civicgraph/kit";
import { formatHundredths, formatMoney, formatRate } from "@civicgraph/kit/money/format-money";
import type { Paise } from "@civicgraph/kit/money/paise";
import type { Exemption } from "./rule-pack.ts";
import type { TaxStep } from "./tax-step.ts";

/** A step in a reader's language. The same step gives the same texts, byte for byte. */
export interface ExplainedStep {
  head: string;
  rule: string;
  clause: string | null;
  text: string;
  arithmetic: string;
  amount: Paise;
}

/** Before rounding, to a hundredth of a paisa; shown only where rounding changed something. */
function exactly(numerator: bigint, denominator: bigint): string {
  const scaled = (numerator * 100n) / denominator;
  const rest = numerator * 100n === scaled * denominator ? "" : "…";
  return `₹${scaled / 10_000n}.${String(scaled % 10_000n).padStart(4, "0")}${rest}`;
}

/** Rounding is to the paisa, half up; it is said where it changed the figure. */
const rounded = (numerator: bigint, denominator: bigint, money: string) =>
  numerator % denominator === 0n ? money : `${exactly(numerator, denominator)} → ${money}`;

export function explainStep(step: TaxStep, t: Translate, locale: string): ExplainedStep {
  const money = (amount: Paise) => formatMoney(amount, locale);
  const amount = money(step.amount);
  const floor = (level: number) => t("floor", { level });
  const area = (value: number) => formatHundredths(value);
  const relief = (base: Paise, given: Exemption["relief"]): string => {
    if ("flat" in given) return `min(${money(base)}, ${money(given.flat)}) → ${amount}`;
    const most = given.max === null ? "" : ` (≤ ${money(given.max)})`;
    return `${money(base)} × ${formatRate(given.rate)}${most} → ${amount}`;
  };
  const say = (values: Record<string, string | number>, arithmetic: string): ExplainedStep => ({
    head: step.head,
    rule: step.rule,
    clause: step.clause,
    text: t(`why.${step.kind}`, { ...values, amount }),
    arithmetic,
    amount: step.amount,
  });
  switch (step.kind) {
    case "land":
    case "unitArea": {
      const exact = rounded(BigInt(step.area) * BigInt(step.unitRate), 100n, amount);
      const values = { area: area(step.area), rate: money(step.unitRate) };
      const sum = `${values.area} × ${values.rate} = ${exact}`;
      return say(step.kind === "land" ? values : { ...values, floor: floor(step.floor) }, sum);
    }
    case "unitRent": {
      const values = { floor: floor(step.floor), rent: money(step.annualRent), rate: formatRate(step.rentRate) };
      const exact = rounded(BigInt(step.annualRent) * BigInt(step.rentRate), 10_000n, amount);
      return say(values, `${values.rent} × ${values.rate} = ${exact}`);
    }
    case "unbuilt": {
      const together = step.rates.reduce((total, rate) => total + rate, 0);
      const exact = rounded(BigInt(together) * BigInt(step.area), BigInt(step.rates.length) * 100n, amount);
      const mean = `(${step.rates.map(money).join(" + ")}) ÷ ${step.rates.length}`;
      return say({ area: area(step.area) }, `${area(step.area)} × ${step.rates.length > 1 ? mean : money(together)} = ${exact}`);
    }
    case "usageExemption":
      return say({ base: money(step.base), unit: (step.unit ?? 0) + 1 }, relief(step.base, step.relief));
    case "ownerExemption":
      return say({ owner: step.owner + 1, share: formatRate(step.share), base: money(step.base) }, relief(step.base, step.relief));
    case "cess": {
      const causes = step.rates.map(({ cause, rate }) => t(`cess.${cause}`, { rate: formatRate(rate) })).join("; ");
      const rates = step.rates.map(({ rate }) => formatRate(rate)).join(" + ");
      const all = step.rates.reduce((total, { rate }) => total + rate, 0);
      const exact = rounded(BigInt(step.base) * BigInt(all), 10_000n, amount);
      return say({ name: t(`head.${step.head}`), base: money(step.base), causes }, `${money(step.base)} × (${rates}) = ${exact}`);
    }
    case "adHoc":
      return say({ reason: step.reason }, amount);
  }
}
