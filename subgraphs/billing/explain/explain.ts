import type { Translate } from "@civicgraph/kit";
import { formatMoney, formatRate } from "@civicgraph/kit/money/format-money";
import type { Paise } from "@civicgraph/kit/money/paise";
import { interestCap } from "../due/interest.ts";
import type { DerivationStep, Part } from "../due/part.ts";
import type { AmountRule } from "../master/accrual-rule.ts";
import { formatDay } from "./format-day.ts";

/** Why a part of a line is what it is, in a language. The same part gives the same texts, byte for byte. */
export interface Explanation {
  /** Id of the rule; `demand` for what was levied, `rounding` for the rounding. */
  rule: string;
  /** Where the rule is written; null for what was levied by a demand. */
  clause: string | null;
  /** One sentence. */
  text: string;
  inputs: { name: string; value: string }[];
  /** The sum, in figures alone. */
  arithmetic: string;
  /** How the exact result became whole paise or rupees. */
  rounding: string;
  amount: Paise;
}

interface Language {
  t: Translate;
  money(amount: Paise): string;
  day(day: string): string;
}

const languageOf = (t: Translate, locale: string): Language => ({
  t,
  money: (amount) => formatMoney(amount, locale),
  day: (day) => formatDay(day, locale),
});

/** Rupees with four decimals: what stands before rounding. */
const exactRupees = (numerator: bigint, denominator: bigint): string => {
  const scaled = (numerator * 100n) / denominator;
  const whole = scaled / 10_000n;
  return `₹${whole}.${String(scaled % 10_000n).padStart(4, "0")}`;
};

/** The explanations of a part: one, or a step each where the service that demanded it says how it came about. Their amounts are the part's. */
export const explainAll = (part: Part, t: Translate, locale: string): Explanation[] =>
  part.kind === "charge" && part.steps ? part.steps.map((step) => explainStep(step, t, locale)) : [explain(part, t, locale)];

function explainStep({ rule, clause, amount, texts }: DerivationStep, t: Translate, locale: string): Explanation {
  const { text, arithmetic } = texts[locale] ?? texts.en ?? { text: rule, arithmetic: "" };
  return { rule, clause, text, inputs: [], arithmetic, rounding: t("why.rounding.paisa"), amount };
}

export function explain(part: Part, t: Translate, locale: string): Explanation {
  const language = languageOf(t, locale);
  switch (part.kind) {
    case "charge":
      return explainCharge(part, language);
    case "penalty":
    case "rebate":
      return explainAmount(part, language);
    case "interest":
      return explainInterest(part, language);
    case "rounding":
      return explainRounding(part, language);
  }
}

function explainCharge(part: Extract<Part, { kind: "charge" }>, { t, money, day }: Language): Explanation {
  return {
    rule: "demand",
    clause: null,
    text: t("why.charge", { day: day(part.issuedOn), amount: money(part.amount) }),
    inputs: [{ name: t("why.input.issuedOn"), value: day(part.issuedOn) }],
    arithmetic: money(part.amount),
    rounding: t("why.rounding.none"),
    amount: part.amount,
  };
}

function reckon(base: Paise, rule: AmountRule, { money, t }: Language): { arithmetic: string; bounds: { name: string; value: string }[] } {
  if ("flat" in rule) return { arithmetic: money(rule.flat), bounds: [] };
  const bounds = [
    ...(rule.min === null ? [] : [{ name: t("why.input.floor"), value: money(rule.min) }]),
    ...(rule.max === null ? [] : [{ name: t("why.input.cap"), value: money(rule.max) }]),
  ];
  const exact = exactRupees(BigInt(Math.max(base, 0)) * BigInt(rule.rate), 10_000n);
  return { arithmetic: `${money(base)} × ${formatRate(rule.rate)} = ${exact}`, bounds };
}

function explainAmount(part: Extract<Part, { kind: "penalty" | "rebate" }>, language: Language): Explanation {
  const { t, money, day } = language;
  const { arithmetic, bounds } = reckon(part.base, part.reckoning, language);
  const when = part.kind === "penalty" ? part.day : part.until;
  const values = { day: day(when), base: money(part.base), amount: money(Math.abs(part.amount)) };
  return {
    rule: part.rule,
    clause: part.clause,
    text: t(`why.${part.kind}`, values),
    inputs: [
      { name: t("why.input.base"), value: money(part.base) },
      { name: t(part.kind === "penalty" ? "why.input.from" : "why.input.until"), value: day(when) },
      ...bounds,
    ],
    arithmetic: `${arithmetic} → ${money(part.amount)}`,
    rounding: t("why.rounding.paisa"),
    amount: part.amount,
  };
}

function explainInterest(part: Extract<Part, { kind: "interest" }>, { t, money, day }: Language): Explanation {
  const days = part.pieces.reduce((total, piece) => total + piece.days, 0);
  const terms = part.pieces.map((piece) => `${money(piece.principal)} × ${piece.days}`);
  const exact = exactRupees(
    part.pieces.reduce((total, piece) => total + BigInt(piece.principal) * BigInt(piece.days), 0n) * BigInt(part.ratePerYear),
    10_000n * BigInt(part.daysInYear),
  );
  const cap = interestCap(part);
  const most = cap === null ? "" : ` (≤ ${money(cap)})`;
  const sum = terms.length > 1 ? `(${terms.join(" + ")})` : (terms[0] ?? "");
  return {
    rule: part.rule,
    clause: part.clause,
    text: t("why.interest", { rate: formatRate(part.ratePerYear), days, amount: money(part.amount) }),
    inputs: part.pieces.map((piece) => ({
      name: t("why.input.piece", { from: day(piece.from), to: day(piece.to), days: piece.days }),
      value: money(piece.principal),
    })),
    arithmetic: `${sum} × ${formatRate(part.ratePerYear)} ÷ ${part.daysInYear} = ${exact}${most} → ${money(part.amount)}`,
    rounding: t("why.rounding.paisa"),
    amount: part.amount,
  };
}

function explainRounding(part: Extract<Part, { kind: "rounding" }>, { t, money }: Language): Explanation {
  return {
    rule: "rounding",
    clause: null,
    text: t("why.roundingLine", { exact: money(part.exact), rounded: money(part.exact + part.amount) }),
    inputs: [{ name: t("why.input.exact"), value: money(part.exact) }],
    arithmetic: `${money(part.exact)} → ${money(part.exact + part.amount)}`,
    rounding: t("why.rounding.unit", { unit: money(part.unit) }),
    amount: part.amount,
  };
}
