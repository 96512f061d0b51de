import { createRequire } from "node:module";

/** Bank code, the first four letters of an IFSC → the bank's name, as the Reserve Bank lists them. */
const NAMES = createRequire(import.meta.url)("ifsc/src/banknames.json") as Record<string, string>;
const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}$/;

/** The bank of an IFSC; null where it is none. Branches open and close too often for a list of ours: the clerk reads them off the cheque. Pure. */
export function bankOf(ifsc: string): string | null {
  return IFSC.test(ifsc) && Object.hasOwn(NAMES, ifsc.slice(0, 4)) ? (NAMES[ifsc.slice(0, 4)] ?? null) : null;
}
