/** How a service bills, as data: what billing knows of it until a city says otherwise. Amounts are whole paise, rates hundredths of a percent. */

export type FeeCategory = "TAX" | "FEE" | "CHARGES" | "FINES" | "REBATE" | "EXEMPTION" | "PENALTY" | "INTEREST" | "ROUNDING";

export interface FeeHead {
  /** As in the city's books: `PET_FEE`. Its name is the message `head.<code>` of the service's locales. */
  code: string;
  category: FeeCategory;
  /** A payment fills the lowest order first. */
  order: number;
}

/** A day that each period has by rule: of the period's financial year (1 April to 31 March; `years: -1` is the year before it), or so many days after the demand or the period. */
export type FeeDay =
  | { at: "dayOfYear"; month: number; day: number; years: number }
  | { at: "daysAfterIssue"; days: number }
  | { at: "daysAfterPeriod"; days: number };

interface FeeRuleHead {
  id: string;
  /** Where it is written: act, section, notification. */
  clause: string;
  /** The head under which it stands in the bill, and the heads that it is reckoned on. */
  head: string;
  on: string[];
}
type FeeAmount = { rate: number; min: number | null; max: number | null } | { flat: number };

/** What comes with time: a rebate for whoever pays by a day, a penalty from a day on. */
export type FeeRule =
  | (FeeRuleHead & { kind: "rebate"; amount: FeeAmount; until: FeeDay })
  | (FeeRuleHead & { kind: "penalty"; amount: FeeAmount; from: FeeDay });

export interface FeeDefinition {
  /** Message key: what the bill is for. */
  label: string;
  /** `ONCE` is for fees: their period is the day of the demand. */
  cycle: "ANNUAL" | "HALF_YEAR" | "QUARTER" | "MONTH" | "ONCE";
  heads: FeeHead[];
  rules?: FeeRule[];
  /** Code of the head of category `ROUNDING`; a bill is rounded to the rupee. */
  roundingHead: string;
  modes: ("CASH" | "CHEQUE" | "DEMAND_DRAFT" | "CARD" | "TRANSFER" | "ONLINE")[];
  /** The least that may be paid of it in part; null: the whole or nothing. */
  partFrom: number | null;
  /** `PET/{CITY}/{FY}/{SEQ:6}`: one series without gaps per city and financial year. */
  receiptNumber: string;
}
