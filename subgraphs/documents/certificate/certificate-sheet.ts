import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type KnownCity, localizedText, type Translate } from "@civicgraph/kit";
import { compileSheet } from "@civicgraph/kit/paper/compile-sheet";
import type { CertificateRow } from "./certificate-row.ts";

/** Everything on the sheet, as text in one language. */
export interface CertificateSheet {
  language: string;
  city: string;
  title: string;
  number: string;
  /** Day on which it was issued, as the file itself tells. */
  madeOn: string;
  statement: string;
  /** A sentence across the sheet where it was taken back; else null. */
  voided: string | null;
  facts: { name: string; value: string }[];
  verify: string;
}

const dayIn = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(`${locale}-IN-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

/** What stands on a certificate, in one language. Pure. */
export function certificateSheet(row: CertificateRow, city: KnownCity | undefined, locale: string, t: Translate): CertificateSheet {
  return {
    language: locale,
    city: localizedText(city?.names, locale) || row.city,
    title: localizedText(row.title, locale),
    number: row.number,
    madeOn: row.issued_on,
    statement: localizedText(row.statement, locale),
    voided: row.revoked_on ? t("certificate.revoked", { day: dayIn(row.revoked_on, locale) }) : null,
    facts: [
      { name: t("certificate.holder"), value: row.holder },
      ...row.facts.map(({ label, value }) => ({ name: localizedText(label, locale), value: localizedText(value, locale) })),
      { name: t("certificate.validFrom"), value: dayIn(row.valid_from, locale) },
      ...(row.valid_to ? [{ name: t("certificate.validTo"), value: dayIn(row.valid_to, locale) }] : []),
      { name: t("certificate.issuedOn"), value: dayIn(row.issued_on, locale) },
    ],
    verify: t("certificate.verify"),
  };
}

let template = "";

/** The certificate as PDF/A-2a: readable in thirty years, and by a screen reader today. The same sheet gives the same bytes. */
export function compileCertificate(sheet: CertificateSheet, images: { crest: string; qr: string }): Buffer {
  template ||= readFileSync(join(import.meta.dirname, "certificate.typ"), "utf8");
  return compileSheet({ template, data: sheet, images, standards: ["a-2a", "a-2b"], madeOn: sheet.madeOn });
}
