import type { Tx } from "@civicgraph/kit";

export type Texts = Record<string, string>;

export interface CertificateRow {
  id: string;
  case_id: string;
  city: string;
  service: string;
  holder_id: string;
  number: string;
  holder: string;
  valid_from: string;
  valid_to: string | null;
  title: Texts;
  statement: Texts;
  facts: { label: Texts; value: Texts }[];
  code: string;
  issued_on: string;
  revoked_on: string | null;
}

export const CERTIFICATE_COLUMNS =
  "id, case_id, city, service, holder_id, number, holder, valid_from, valid_to, title, statement, facts, code, issued_on, revoked_on";

export async function certificateById(query: Tx["query"], id: string): Promise<CertificateRow | null> {
  return (await query<CertificateRow>(`select ${CERTIFICATE_COLUMNS} from certificate where id = ?`, [id]))[0] ?? null;
}
