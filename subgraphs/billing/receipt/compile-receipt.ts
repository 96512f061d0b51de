import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

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

const require = createRequire(import.meta.url);
const FONTS = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf",
  "@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf",
  "@expo-google-fonts/noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf",
  "@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf",
  "@expo-google-fonts/noto-nastaliq-urdu/700Bold/NotoNastaliqUrdu_700Bold.ttf",
];

/** Control, private and unassigned characters have no place on paper, and PDF/UA forbids them. Joiners, which shape letters, and what isolates figures in a right-to-left line stay. */
const INVISIBLE = /(?!\u200c|\u200d|\u2066|\u2069)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

let compiler: NodeCompiler | null = null;
let template = "";

function ready(): NodeCompiler {
  if (!compiler) {
    compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: FONTS.map((file) => readFileSync(require.resolve(file))) }] });
    template = readFileSync(join(import.meta.dirname, "receipt.typ"), "utf8");
  }
  return compiler;
}

/** The receipt as a tagged PDF, PDF/UA-1 wherever our fonts have every letter of a name. The same sheet gives the same bytes. */
export function compileReceipt(sheet: ReceiptSheet, { crest, qr }: { crest: string; qr: string }): Buffer {
  const typst = ready();
  const data = JSON.stringify(sheet, (_, value) => (typeof value === "string" ? value.replace(INVISIBLE, "") : value));
  const compiled = typst.compile({ mainFileContent: template, inputs: { data, crest, qr } });
  const document = compiled.result;
  if (!document) throw new Error(`the receipt cannot be set: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
  const options = { pdfTags: true, creationTimestamp: 0 };
  try {
    return typst.pdf(document, { ...options, pdfStandard: "ua-1" });
  } catch {
    // A name in a script that none of the fonts has: the standard forbids the empty boxes, the payer still gets a receipt.
    return typst.pdf(document, options);
  } finally {
    typst.evictCache(10);
  }
}
