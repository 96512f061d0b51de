import type { Day } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import type { AmountRule, InterestRule } from "../master/accrual-rule.ts";

/** A stretch of days on each of which the same amount was unpaid. */
export interface InterestPiece {
  from: Day;
  to: Day;
  days: number;
  principal: Paise;
}

/** One step of how the owning service reckoned a line, in each language. */
export interface DerivationStep {
  rule: string;
  clause: string | null;
  amount: Paise;
  texts: Record<string, { text: string; arithmetic: string }>;
}
/** The steps of each head. */
export type Derivation = Record<string, DerivationStep[]>;

/** What makes up a line, with all that its amount follows from: the derivation as data. */
export type Part =
  | { kind: "charge"; demand: string; issuedOn: Day; amount: Paise; steps?: readonly DerivationStep[] }
  | { kind: "penalty"; rule: string; clause: string; day: Day; base: Paise; reckoning: AmountRule; amount: Paise }
  | {
      kind: "interest";
      rule: string;
      clause: string;
      ratePerYear: number;
      daysInYear: InterestRule["daysInYear"];
      /** Hundredths of a percent of the largest principal: the most that the interest can be. */
      cap?: number;
      pieces: InterestPiece[];
      amount: Paise;
    }
  | { kind: "rebate"; rule: string; clause: string; until: Day; base: Paise; reckoning: AmountRule; amount: Paise }
  | { kind: "rounding"; exact: Paise; unit: number; amount: Paise };

export type InterestPart = Extract<Part, { kind: "interest" }>;
export type RebatePart = Extract<Part, { kind: "rebate" }>;
