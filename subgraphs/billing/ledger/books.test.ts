import { addDays } from "@civicgraph/kit/calendar/day";
import { sum } from "@civicgraph/kit/money/paise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import type { Demand } from "../due/account-state.ts";
import { replay } from "../due/replay.ts";
import { propertyTax } from "../seed/property-tax.ts";
import { type BookedPayment, balancesOf, booksOf, difference, type Posting } from "./books.ts";
import { ADVANCE, CASH, CHEQUES } from "./ledgers.ts";

const END = "2032-01-01";
const day = fc.integer({ min: 0, max: 2500 }).map((days) => addDays("2020-04-01", days));
type Event =
  | { kind: "demand"; day: string; tax: number }
  | { kind: "payment"; day: string; amount: number; source: string }
  | { kind: "reversal"; of: number };
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant("demand" as const), day, tax: fc.integer({ min: -900_000, max: 3_000_000 }) }),
  fc.record({
    kind: fc.constant("payment" as const),
    day,
    amount: fc.integer({ min: 1, max: 2_000_000 }),
    source: fc.constantFrom(CASH, CHEQUES),
  }),
  fc.record({ kind: fc.constant("reversal" as const), of: fc.nat(20) }),
);

/** Posts events one by one, in the order of their arrival, as the commands do: each writes the difference that it makes. */
function post(events: readonly Event[]): { journals: Posting[][]; demands: Demand[]; payments: BookedPayment[] } {
  const demands: Demand[] = [];
  let payments: BookedPayment[] = [];
  const journals: Posting[][] = [];
  const books = () => booksOf(replay(propertyTax, demands, payments, END), payments);
  events.forEach((one, index) => {
    const before = books();
    if (one.kind === "demand")
      demands.push({
        id: `d${index}`,
        period: periodOf("ANNUAL", one.day),
        issuedOn: one.day,
        lines: [{ head: "PT_TAX", amount: one.tax }],
      });
    else if (one.kind === "payment") payments.push({ id: `p${index}`, day: one.day, amount: one.amount, source: one.source });
    else payments = payments.filter((_, at) => at !== one.of);
    journals.push(difference(before, books()));
  });
  return { journals, demands, payments };
}

test("every journal balances, and all of them together are the books that a replay gives, in whatever order events arrive", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 14 }), (events) => {
      const { journals, demands, payments } = post(events);
      for (const journal of journals) expect(sum(journal.map((one) => one.amount))).toBe(0);
      const replayed = booksOf(replay(propertyTax, [...demands].reverse(), [...payments].reverse(), END), payments);
      expect(balancesOf(journals.flat())).toEqual(replayed);
    }),
  );
});

test("no payment is lost or doubled: what lies in cash and cheques is what was paid and not taken back", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 14 }), (events) => {
      const { journals, payments } = post(events);
      const held = sum(
        journals
          .flat()
          .filter((one) => one.ledger === CASH || one.ledger === CHEQUES)
          .map((one) => one.amount),
      );
      expect(held).toBe(sum(payments.map((one) => one.amount)));
    }),
  );
});

test("a reversal restores the books to the paisa", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 10 }), day, fc.integer({ min: 1, max: 2_000_000 }), (events, on, amount) => {
      const { journals, payments } = post(events);
      const paidAndBack = post([...events, { kind: "payment", day: on, amount, source: CASH }, { kind: "reversal", of: payments.length }]);
      expect(balancesOf(paidAndBack.journals.flat())).toEqual(balancesOf(journals.flat()));
    }),
  );
});

test("an advance is a debt of the city until something falls due", () => {
  const payments = [{ id: "p", day: "2025-01-01", amount: 5_000, source: CASH }];
  expect(booksOf(replay(propertyTax, [], payments, END), payments)).toEqual([
    { ledger: CASH, head: null, period: null, amount: 5_000 },
    { ledger: ADVANCE, head: null, period: null, amount: -5_000 },
  ]);
});
