import type { Readable } from "node:stream";
import type { SubgraphServices } from "@civicgraph/kit";
import { crestSvg } from "@civicgraph/kit/paper/crest";
import { readCity } from "@civicgraph/kit/projections/known-cities";
import { renderSVG } from "uqr";
import type { ObjectStore } from "../storage/object-store.ts";
import type { CertificateRow } from "./certificate-row.ts";
import { certificateSheet, compileCertificate } from "./certificate-sheet.ts";

/** Where a certificate's sheet lies, one a language; what was taken back is another paper. */
export const sheetKey = ({ id, revoked_on: revoked }: Pick<CertificateRow, "id" | "revoked_on">, locale: string): string =>
  `${id}/${locale}${revoked ? "-revoked" : ""}`;

/** The PDF of a certificate: set when it is first asked for in a language, and from then on the same file, whatever becomes of crest, letter or address. */
export async function printCertificate(
  row: CertificateRow,
  locale: string,
  { services, store, publicUrl }: { services: SubgraphServices; store: ObjectStore; publicUrl: string },
): Promise<Readable | Buffer> {
  const key = sheetKey(row, locale);
  const kept = await store.get(key);
  if (kept) return kept.content;
  const city = await readCity(services, row.city);
  const qr = renderSVG(`${publicUrl}/verify?code=${row.code}`, { ecc: "L", border: 0 });
  const pdf = compileCertificate(certificateSheet(row, city, locale, services.translate(locale)), { crest: crestSvg(city?.crest), qr });
  await store.put(key, pdf);
  return pdf;
}
