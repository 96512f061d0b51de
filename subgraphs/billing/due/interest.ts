import { addDays, type Day, daysBetween, earlier, later } from "@civicgraph/kit/calendar/day";
import { rateOf, roundToPaise } from "@civicgraph/kit/money/paise";
import type { InterestRule } from "../master/accrual-rule.ts";
import { type BillingService, headOf } from "../master/billing-service.ts";
import { dayFor } from "../master/day-rule.ts";
import { lineOf, type PeriodState, unpaidOn } from "./account-state.ts";
import type { InterestPart } from "./part.ts";

/** First and last day for which a rule can charge interest. Nothing bears interest on the day on which it is first asked for. */
function windowOf(rule: InterestRule, { period, issuedOn }: PeriodState): { from: Day; to: Day | null } {
  return {
    from: later(dayFor(rule.from, period, issuedOn), addDays(issuedOn, 1)),
    to: rule.until ? dayFor(rule.until, period, issuedOn) : null,
  };
}

/** The most that a capped interest can be; null where the rule has no cap. */
export const interestCap = ({ pieces, cap }: InterestPart): number | null =>
  cap === undefined ? null : rateOf(Math.max(0, ...pieces.map((piece) => piece.principal)), cap);

/** Rounded once, over all pieces: part payments do not add roundings. */
export function interestAmount(part: InterestPart): number {
  const { pieces, ratePerYear, daysInYear } = part;
  const accrued = roundToPaise(
    pieces.reduce((total, piece) => total + BigInt(piece.principal) * BigInt(piece.days), 0n) * BigInt(ratePerYear),
    10_000n * BigInt(daysInYear),
  );
  return Math.min(accrued, interestCap(part) ?? accrued);
}

function addPiece(part: InterestPart, from: Day, to: Day, principal: number): void {
  const last = part.pieces.at(-1);
  const days = daysBetween(from, to) + 1;
  if (last && last.principal === principal && addDays(last.to, 1) === from) {
    part.pieces[part.pieces.length - 1] = { ...last, to, days: last.days + days };
  } else part.pieces.push({ from, to, days, principal });
  part.amount = interestAmount(part);
}

/** Interest of a period for the days after `since` to `to`, on which nothing else happens: each began with the same amount unpaid. */
export function accrueInterest(state: PeriodState, service: BillingService, since: Day, to: Day): void {
  for (const rule of state.rules) {
    if (rule.kind !== "interest") continue;
    const principal = unpaidOn(state, rule.on);
    if (principal <= 0) continue;
    const window = windowOf(rule, state);
    const first = later(addDays(since, 1), window.from);
    const last = window.to ? earlier(to, window.to) : to;
    if (first > last) continue;
    const line = lineOf(state, headOf(service, rule.head));
    let part = line.parts.find((one): one is InterestPart => one.kind === "interest" && one.rule === rule.id);
    if (!part) {
      const { id, clause, ratePerYear, daysInYear, cap } = rule;
      part = { kind: "interest", rule: id, clause, ratePerYear, daysInYear, ...(cap === undefined ? {} : { cap }), pieces: [], amount: 0 };
      line.parts.push(part);
    }
    addPiece(part, first, last, principal);
  }
}
