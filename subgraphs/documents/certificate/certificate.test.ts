import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { translators } from "@civicgraph/kit";
import { readBundles } from "@civicgraph/kit/locales";
import { crestSvg } from "@civicgraph/kit/paper/crest";
import { renderSVG } from "uqr";
import { describe, expect, test } from "vitest";
import { standing } from "./certificate.type.ts";
import { signCertificate, verifyCertificateCode } from "./certificate-code.ts";
import type { CertificateRow } from "./certificate-row.ts";
import { certificateSheet, compileCertificate } from "./certificate-sheet.ts";

const translate = translators(readBundles(join(import.meta.dirname, "../locales")));
const row: CertificateRow = {
  id: "0190a7d4-0000-7000-8000-000000000001",
  case_id: "0190a7d4-0000-7000-8000-000000000002",
  city: "pb.amritsar",
  service: "licences",
  holder_id: "0190a7d4-0000-7000-8000-000000000003",
  number: "TL-ASR-2026-27-000012",
  holder: "Harpreet Kaur #strong[x] \\ $1$",
  valid_from: "2026-11-24",
  valid_to: "2027-03-31",
  title: { en: "Trade licence", hi: "व्यापार लाइसेंस", ur: "تجارتی لائسنس" },
  statement: {
    en: "The city allows the holder to carry on the business named here, under the rules of its by-laws.",
    hi: "नगर अपने उपनियमों के अधीन धारक को यहाँ लिखा कारोबार करने की अनुमति देता है।",
    ur: "شہر اپنے ضمنی قوانین کے تحت حامل کو یہاں درج کاروبار کرنے کی اجازت دیتا ہے۔",
  },
  facts: [{ label: { en: "Trades", hi: "काम", ur: "کام" }, value: { en: "Grocery shop", hi: "किराना दुकान", ur: "کریانے کی دکان" } }],
  code: "x".repeat(300),
  issued_on: "2026-11-24",
  revoked_on: null,
};
const city = { names: { en: "Amritsar", hi: "अमृतसर", ur: "امرتسر" } } as never;
const qr = renderSVG(`https://city.example/verify?code=${row.code}`, { ecc: "L", border: 0 });
const pdfIn = (locale: string, more: Partial<CertificateRow> = {}) =>
  compileCertificate(certificateSheet({ ...row, ...more }, city, locale, translate(locale)), { crest: crestSvg(null), qr });

/** `CERTIFICATES_DIR` keeps the sheets, to be looked at. */
const keep = (name: string, pdf: Buffer) => {
  const folder = process.env.CERTIFICATES_DIR;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), pdf);
};

describe("a certificate", () => {
  test.each(["en", "hi", "ur"])("in %s is one page of PDF/A-2a, tagged, and the same bytes each time", (locale) => {
    const pdf = pdfIn(locale);
    keep(locale, pdf);
    const text = pdf.toString("latin1");
    expect(text).toContain("/StructTreeRoot");
    expect(text).toMatch(/pdfaid:part>2</);
    expect(text).toMatch(/pdfaid:conformance>A</);
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdfIn(locale).equals(pdf)).toBe(true);
  });

  test("takes what people are called as text, in any script", () => {
    expect(() => pdfIn("en", { holder: '#panic("no") = [ ] * _ ` @x \u202e \u0000' })).not.toThrow();
    expect(() => pdfIn("ur", { holder: "ਹਰਪ੍ਰੀਤ ਕੌਰ 😀 தமிழ் 漢字" })).not.toThrow();
  });

  test("says across its face that it was taken back", () => {
    keep("revoked", pdfIn("en", { revoked_on: "2027-01-05" }));
    expect(certificateSheet({ ...row, revoked_on: "2027-01-05" }, city, "en", translate("en")).voided).toBe(
      "This certificate was taken back on 5 January 2027 and holds no more.",
    );
  });

  test("holds through its last day, unless it was taken back", () => {
    const on = (today: string, more: Partial<CertificateRow> = {}) => standing({ ...row, ...more }, today);
    expect([
      on("2027-03-31"),
      on("2027-04-01"),
      on("2030-01-01", { valid_to: null }),
      on("2026-12-01", { revoked_on: "2026-11-30" }),
    ]).toEqual(["VALID", "EXPIRED", "VALID", "REVOKED"]);
  });
});

test("a code is verified by the public key alone; altered, signed by another, or of another kind it is forged", async () => {
  const { exportJWK, generateKeyPair, CompactSign } = await import("jose");
  const make = async (kid: string) => {
    const pair = await generateKeyPair("EdDSA", { crv: "Ed25519" });
    return { key: { kid, privateKey: pair.privateKey }, jwk: { ...(await exportJWK(pair.publicKey)), kid, alg: "EdDSA" } };
  };
  const [ours, other] = [await make("a"), await make("b")];
  const facts = {
    id: row.id,
    city: row.city,
    service: row.service,
    number: row.number,
    holder: "Harpreet Kaur",
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
  const code = await signCertificate(facts, ours.key);
  const keys = { keys: [ours.jwk] };
  expect(await verifyCertificateCode(code, keys)).toEqual(facts);
  const receipt = await new CompactSign(
    new TextEncoder().encode(JSON.stringify([1, "pb.amritsar", "PT/1", "PT-1", 100, "2026-11-24", row.id])),
  )
    .setProtectedHeader({ alg: "EdDSA", kid: "a" })
    .sign(ours.key.privateKey);
  for (const forged of [`${code.slice(0, -4)}AAAA`, await signCertificate(facts, other.key), receipt, "no code", ""])
    expect(await verifyCertificateCode(forged, keys)).toBeNull();
  expect(code.length).toBeLessThan(420);
});
