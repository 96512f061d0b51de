/**
 * Figures as data: what a service wants to know of itself, said over facts that the platform keeps of every case and every payment.
 * Checked when the service starts; `insights` turns each into SQL and shows it to whoever may see it.
 */

/** `case`: one row a case. `payment` and `demand`: one row a line of a payment or a demand, a reversal's below nil. */
export type MeasureGrain = "case" | "payment" | "demand";

/** `text` and `boolean` are asked in filters; `number`, `money` (whole paise) and `duration` can be summed and averaged too; a `key` is only counted. */
export type FactType = "text" | "boolean" | "number" | "money" | "duration" | "key";

const everywhere = { service: "text", city: "text", ward: "text", locality: "text", category: "text" } as const;

/** The closed list of what a formula may speak of, by grain. */
export const FACT_COLUMNS = {
  case: {
    ...everywhere,
    department: "text",
    channel: "text",
    /** Code of the workflow's state. */
    state: "text",
    /** `done` or `refused`: how it was closed last; a service may close a case as neither. */
    outcome: "text",
    /** The ball is with the city, or with the filer. */
    open: "boolean",
    waiting: "boolean",
    /** Somebody has had it. */
    assigned: "boolean",
    closed: "boolean",
    /** Was closed once, or waited for its fee: it may have been opened again since. */
    decided: "boolean",
    /** Open, and its promised time is over. */
    overdue: "boolean",
    /** Was closed after its promised time, or is open beyond it. */
    breached: "boolean",
    reopened: "boolean",
    rated: "boolean",
    reopenings: "number",
    escalations: "number",
    rating: "number",
    timeToAssign: "duration",
    /** From filing to the last closing. */
    timeToResolve: "duration",
    /** From filing to the day on which the city had decided: closed it, or asked for the fee. */
    timeToDecide: "duration",
    /** From filing to the promised moment. */
    timePromised: "duration",
    /** Of what is not closed: since filing. */
    age: "duration",
  },
  payment: { ...everywhere, head: "text", period: "text", mode: "text", amount: "money", payments: "number", account: "key" },
  demand: { ...everywhere, head: "text", period: "text", amount: "money", demands: "number", account: "key" },
} as const satisfies Record<MeasureGrain, Record<string, FactType>>;

/** What figures can be grouped by. Months, days and financial years go by the measure's date. */
export const MEASURE_DIMENSIONS = {
  case: ["ward", "locality", "category", "channel", "department", "employee", "state", "service", "city", "day", "month", "year"],
  payment: ["ward", "locality", "category", "head", "period", "mode", "service", "city", "day", "month", "year"],
  demand: ["ward", "locality", "category", "head", "period", "service", "city", "day", "month", "year"],
} as const satisfies Record<MeasureGrain, readonly string[]>;

export type FactValue = string | number | boolean;
/** Equal to it, to one of them, to none of them, or within bounds (of durations: in hours). */
export type FactTest = FactValue | readonly FactValue[] | { not: FactValue | readonly FactValue[] } | { atLeast?: number; atMost?: number };
/** All of these hold. */
export type FactFilter = Readonly<Record<string, FactTest>>;

export type MeasureFormula =
  | { count: FactFilter }
  /** How many different ones. */
  | { distinct: string; where?: FactFilter }
  /** Of those that `of` names (else of all), how many in a hundred are so. */
  | { share: FactFilter; of?: FactFilter }
  | { sum: string; where?: FactFilter }
  | { average: string; where?: FactFilter }
  | { median: string; where?: FactFilter }
  /** What nine in ten do not pass. */
  | { p90: string; where?: FactFilter }
  | { max: string; where?: FactFilter }
  /** Of two measures of this manifest, by their ids: the first by the second, or less the second. */
  | { ratio: readonly [string, string] }
  | { difference: readonly [string, string] }
  /** Of a measure of this manifest by the targets that were set for it: by city only. */
  | { ofTarget: string };

export interface MeasureDefinition {
  /** `<manifest's name>.<word>`, e.g. `complaints.reopenRate`. */
  id: string;
  /** Message keys in the service's locales. The description says how it is reckoned, for whoever reads the figure. */
  name: string;
  description: string;
  grain: MeasureGrain;
  formula: MeasureFormula;
  /** `percent` of shares, ratios and `ofTarget`; `money` is paise; durations are `hours` or `days`. */
  unit: "count" | "percent" | "hours" | "days" | "money" | "rating";
  /** Whether more of it is better. */
  direction: "up" | "down" | "none";
  /** Of cases, which day counts: that of filing (unless told), of closing, or `now`: it has no period, only this moment. */
  date?: "filed" | "closed" | "now";
  /** What should be reached where a city has set nothing. */
  target?: number;
  /** Dimensions by which one looks closer, the widest first. */
  drill: readonly string[];
  /** Shown to everybody, without small groups and without names. */
  public?: boolean;
  /** Ids of services of this manifest whose facts count, where it is not the main one alone. */
  services?: readonly string[];
}
