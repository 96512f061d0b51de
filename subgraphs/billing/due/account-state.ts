import type { Day } from "@civicgraph/kit/calendar/day";
import { type Paise, sum } from "@civicgraph/kit/money/paise";
import type { Period } from "../calendar/period.ts";
import type { AccrualRule } from "../master/accrual-rule.ts";
import type { TaxHead } from "../master/tax-head.ts";
import type { Derivation, Part } from "./part.ts";

/** A demand: what a service levies for a period. Several of one period add up; a negative line is an exemption or a correction. */
export interface Demand {
  id: string;
  period: Period;
  issuedOn: Day;
  lines: readonly { head: string; amount: Paise }[];
  why?: Derivation | null;
}

/** Money that came in for the account and stands: not cancelled, not dishonoured, not in suspense. */
export interface Payment {
  id: string;
  day: Day;
  amount: Paise;
}

/** One head of one period: what makes it up, and what of it is paid. */
export interface Line {
  period: Period;
  head: TaxHead;
  parts: Part[];
  paid: Paise;
}

export interface PeriodState {
  period: Period;
  /** Day of the period's first demand. */
  issuedOn: Day;
  rules: AccrualRule[];
  lines: Map<string, Line>;
}

/** An account at the end of a day. Made by `replay` alone. */
export interface AccountState {
  day: Day | null;
  periods: Map<string, PeriodState>;
  /** Paid and not yet used: an advance. */
  pool: Paise;
}

export const chargedOf = (line: Line): Paise => sum(line.parts.map((part) => part.amount));
export const dueOf = (line: Line): Paise => chargedOf(line) - line.paid;

export function linesOf(state: AccountState): Line[] {
  return [...state.periods.values()].flatMap((one) => [...one.lines.values()]);
}

/** The line of a head, made when it is first needed. */
export function lineOf(state: PeriodState, head: TaxHead): Line {
  let line = state.lines.get(head.code);
  if (!line) {
    line = { period: state.period, head, parts: [], paid: 0 };
    state.lines.set(head.code, line);
  }
  return line;
}

/** What is unpaid of some heads of a period together: exemptions among them count against it. */
export const unpaidOn = (state: PeriodState, heads: readonly string[]): Paise =>
  sum(heads.map((code) => state.lines.get(code)).map((line) => (line ? dueOf(line) : 0)));
