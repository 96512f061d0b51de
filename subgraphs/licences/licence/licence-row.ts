import type { Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import type { LicenceType, Structure } from "../fee/fee-schedule.ts";
import type { Chargeable } from "../fee/reckon-fee.ts";

export interface LicenceRow {
  id: string;
  number: string;
  city: string;
  ward_code: string | null;
  locality_code: string | null;
  holder_id: string;
  trade_name: string;
  licence_type: LicenceType;
  structure: Structure;
  address: string;
  items: Chargeable[];
  valid_from: Day;
  valid_to: Day;
  status: "ACTIVE" | "EXPIRED" | "CANCELLED";
  /** The application on which it rests: the last that was paid. */
  application_id: string;
  /** Days before its end for which its holder was reminded. */
  reminded: number[];
}

export const LICENCE_COLUMNS =
  "id, number, city, ward_code, locality_code, holder_id, trade_name, licence_type, structure, address, items, valid_from, valid_to, status, application_id, reminded";

export async function licenceByNumber(query: Tx["query"], number: string): Promise<LicenceRow | null> {
  return (await query<LicenceRow>(`select ${LICENCE_COLUMNS} from trade_licence where number = ?`, [number]))[0] ?? null;
}

/** A licence, locked until the transaction ends. */
export async function lockLicence(query: Tx["query"], id: string): Promise<LicenceRow | null> {
  return (await query<LicenceRow>(`select ${LICENCE_COLUMNS} from trade_licence where id = ? for update`, [id]))[0] ?? null;
}
