import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileSheet } from "@civicgraph/kit/paper/compile-sheet";

/** Everything on the sheet, as text in one language. */
export interface ReceiptSheet {
  language: string;
  city: string;
  service: string;
  title: string;
  number: string;
  /** A sentence across the sheet where the payment was taken back; else null. */
  voided: string | null;
  /** `latin`: figures and codes, which run from left to right in every language. */
  facts: { name: string; value: string; latin: boolean }[];
  columns: { head: string; period: string; amount: string };
  lines: { head: string; period: string; amount: string }[];
  /** `words`: the amount as people say it; nobody adds a nought to that. */
  total: { name: string; value: string; words: string };
  verify: string;
  remaining: string;
}

let template = "";

/** The receipt as a tagged PDF, PDF/UA-1 wherever our fonts have every letter of a name. The same sheet gives the same bytes. */
export function compileReceipt(sheet: ReceiptSheet, images: { crest: string; qr: string }): Buffer {
  template ||= readFileSync(join(import.meta.dirname, "receipt.typ"), "utf8");
  return compileSheet({ template, data: sheet, images, standards: ["ua-1"] });
}
