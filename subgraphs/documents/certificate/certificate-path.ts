import { createHmac, timingSafeEqual } from "node:crypto";

const markOf = (id: string, secret: string): string =>
  createHmac("sha256", `certificate path ${secret}`).update(id).digest("base64url").slice(0, 22);

/** Path of a certificate's PDF: whoever has it sees that certificate and no other. */
export const certificatePath = (id: string, locale: string, secret: string): string =>
  `/documents/certificates/${id}/${markOf(id, secret)}.pdf?locale=${locale}`;

export function isCertificateMark(id: string, mark: string, secret: string): boolean {
  const given = Buffer.from(mark);
  const right = Buffer.from(markOf(id, secret));
  return given.length === right.length && timingSafeEqual(given, right);
}
