import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { translators } from "@civicgraph/kit";
import { readBundles } from "@civicgraph/kit/locales";
import { crestSvg } from "@civicgraph/kit/paper/crest";
import { renderSVG } from "uqr";
import { expect, test } from "vitest";
import { propertyTax } from "../seed/property-tax.ts";
import { compileReceipt } from "./compile-receipt.ts";
import { type ReceiptRecord, receiptSheet } from "./receipt-sheet.ts";

const translate = translators(readBundles(join(import.meta.dirname, "../locales")));
const record: ReceiptRecord = {
  number: "PT/ASR/2026-27/000123",
  cityCode: "pb.amritsar",
  city: { names: { en: "Amritsar", hi: "अमृतसर", ur: "امرتسر" } } as never,
  service: propertyTax,
  account: "PT-ASR-004217",
  payer: "Harpreet Kaur #strong[x] \\ $1$",
  amount: 149_700,
  mode: "CHEQUE",
  instrument: { number: "123456", ifsc: "SBIN0000123" },
  paidOn: "2026-11-24",
  state: "posted",
  lines: [
    { head: "PT_TIME_INTEREST", period: "2024-25", amount: 29_737 },
    { head: "PT_TIME_PENALTY", period: "2024-25", amount: 20_000 },
    { head: "PT_TAX", period: "2024-25", amount: 100_000 },
    { head: "PT_ROUNDOFF", period: "2024-25", amount: -37 },
  ],
  dueAfter: 100_000,
};
const qr = renderSVG(`https://city.example/verify?code=${"x".repeat(280)}`, { ecc: "L", border: 0 });
const pdfIn = (locale: string, more: Partial<ReceiptRecord> = {}) =>
  compileReceipt(receiptSheet({ ...record, ...more }, locale, translate(locale)), { crest: crestSvg(null), qr });

/** `RECEIPTS_DIR` keeps the sheets, to be looked at. */
const keep = (name: string, pdf: Buffer) => {
  const folder = process.env.RECEIPTS_DIR;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), pdf);
};

test.each(["en", "hi", "ur"])("a receipt in %s is one tagged page, and the same bytes each time", (locale) => {
  const pdf = pdfIn(locale);
  keep(locale, pdf);
  const text = pdf.toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text).toContain("/StructTreeRoot");
  expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdfIn(locale).equals(pdf)).toBe(true);
});

test("what a payer is called is text, and never markup", () => {
  expect(() => pdfIn("en", { payer: '#panic("no") = [ ] * _ ` @x \u202e \u0000' })).not.toThrow();
  expect(() => pdfIn("ur", { payer: "ਹਰਪ੍ਰੀਤ ਕੌਰ 😀 தமிழ் 漢字" })).not.toThrow();
});

test("of a payment that was taken back it says so", () => {
  keep("voided", pdfIn("en", { state: "reversed" }));
  expect(receiptSheet({ ...record, state: "reversed" }, "en", translate("en")).voided).toContain("no longer valid");
});
