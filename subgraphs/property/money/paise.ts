/** Whole paise. Rupees exist only in texts. */
export type Paise = number;

/** Of a rate or a share: 10 % is 1000. */
export const WHOLE = 10_000n;

/** A fraction as paise: half a paisa and more goes up. Exact: nothing is a floating-point number on the way. */
export function roundToPaise(numerator: bigint, denominator: bigint): Paise {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** A rate of an amount, in hundredths of a percent: `rateOf(100_000, 1250)` is 12.5 % of ₹1,000. */
export const rateOf = (amount: Paise, rate: number): Paise => roundToPaise(BigInt(amount) * BigInt(rate), WHOLE);

export const sum = (amounts: readonly Paise[]): Paise => amounts.reduce((total, amount) => total + amount, 0);
