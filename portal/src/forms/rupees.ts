/** Where the digits of Devanagari, Urdu and Arabic begin. */
const ZEROS = [0x966, 0x6f0, 0x660];

/** Digits of the reader's own script as Latin ones. */
const latin = (text: string): string =>
  ZEROS.reduce(
    (sofar, zero) =>
      sofar.replace(new RegExp(`[\\u{${zero.toString(16)}}-\\u{${(zero + 9).toString(16)}}]`, "gu"), (digit) =>
        String((digit.codePointAt(0) ?? zero) - zero),
      ),
    text,
  );

/** What somebody wrote as rupees (`2,400`, `₹ 2400.50`, `२४००`), in whole paise; null where it is no such amount. Pure. */
export function readRupees(text: string): number | null {
  const written = latin(text).replace(/[₹,\s]/g, "");
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(written)) return null;
  const [rupees = "0", paise = ""] = written.split(".");
  return Number(rupees) * 100 + Number(paise.padEnd(2, "0"));
}

/** Paise as one types them into a field: whole rupees without a point. Pure. */
export const writeRupees = (paise: number): string => (paise % 100 === 0 ? String(paise / 100) : (paise / 100).toFixed(2));
