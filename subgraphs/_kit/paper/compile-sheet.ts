import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Day } from "../calendar/day.ts";

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

/** What a sheet may be, strictest first: the first that its letters allow is taken. */
export type PaperStandard = "ua-1" | "a-2a" | "a-2b";

interface Sheet {
  /** Typst; it reads `sys.inputs.data` as JSON, and the images by their names. */
  template: string;
  /** Texts and figures: whatever somebody is called is text, never markup. */
  data: object;
  /** SVG by name. */
  images: Record<string, string>;
  standards: readonly PaperStandard[];
  /** The day it was made, where its template says `date: auto`; PDF/A wants one. */
  madeOn?: Day;
}

let compiler: NodeCompiler | null = null;

function ready(): NodeCompiler {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: FONTS.map((file) => readFileSync(require.resolve(file))) }] });
  return compiler;
}

/** A sheet as a tagged PDF, of the first standard that it can be. The same sheet gives the same bytes. */
export function compileSheet({ template, data, images, standards, madeOn }: Sheet): Buffer {
  const typst = ready();
  const text = JSON.stringify(data, (_, value) => (typeof value === "string" ? value.replace(INVISIBLE, "") : value));
  const compiled = typst.compile({ mainFileContent: template, inputs: { data: text, ...images } });
  const document = compiled.result;
  if (!document) throw new Error(`the sheet cannot be set: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
  const options = { pdfTags: true, creationTimestamp: madeOn ? Date.parse(madeOn) / 1000 : 0 };
  try {
    for (const pdfStandard of standards) {
      try {
        return typst.pdf(document, { ...options, pdfStandard });
      } catch {
        // A name in a script that none of the fonts has: the standard forbids the empty boxes, its reader still gets the sheet.
      }
    }
    return typst.pdf(document, options);
  } finally {
    typst.evictCache(10);
  }
}
