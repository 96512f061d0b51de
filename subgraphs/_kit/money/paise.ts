/** Whole paise. Every amount in the books is one; rupees exist only in texts. */
export type Paise = number;

/** Ten thousand crore rupees: more than any city's year, and far below what a JavaScript integer holds exactly. */
export const MAX_PAISE: Paise = 10_000_000_000_000;

export const isPaise = (value: unknown): value is Paise =>
  typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= MAX_PAISE;

/** A fraction as paise: half a paisa and more away from zero. Exact: nothing is a floating-point number on the way. */
export function roundToPaise(numerator: bigint, denominator: bigint): Paise {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return Number(negative ? -rounded : rounded);
}

/** Of a rate or a share: 10 % is 1000. */
export const WHOLE = 10_000n;

/** A rate of an amount, in hundredths of a percent: `rateOf(100_000, 1250)` is 12.5 % of ₹1,000. */
export const rateOf = (amount: Paise, rate: number): Paise => roundToPaise(BigInt(amount) * BigInt(rate), WHOLE);

/** The nearest multiple of `unit` (100 is the rupee); half and more goes up. */
export const roundTo = (amount: Paise, unit: number): Paise => Math.floor((amount + unit / 2) / unit) * unit;

export const sum = (amounts: Iterable<Paise>): Paise => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
};
