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

/** What makes up a line, with all that its amount follows from: the derivation as data. */
export type Part =
  | { kind: "charge"; demand: string; issuedOn: Day; amount: Paise }
  | { kind: "penalty"; rule: string; clause: string; day: Day; base: Paise; reckoning: AmountRule; amount: Paise }
  | {
      kind: "interest";
      rule: string;
      clause: string;
      ratePerYear: number;
      daysInYear: InterestRule["daysInYear"];
      pieces: InterestPiece[];
      amount: Paise;
    }
  | { kind: "rebate"; rule: string; clause: string; until: Day; base: Paise; reckoning: AmountRule; amount: Paise }
  | { kind: "rounding"; exact: Paise; unit: number; amount: Paise };

export type InterestPart = Extract<Part, { kind: "interest" }>;
export type RebatePart = Extract<Part, { kind: "rebate" }>;
