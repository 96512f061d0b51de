import type { Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import { isUuid } from "../account/uuid.ts";

export type PaymentState = "pending" | "failed" | "posted" | "suspense" | "reversed" | "refunded";

/** Of a cheque or a draft. */
export interface Instrument {
  number: string;
  date: Day;
  ifsc: string;
}

export interface PaymentRow {
  id: string;
  city: string;
  account_id: string;
  /** PostgreSQL's bigint, as a text. */
  amount: string;
  mode: string;
  source: string;
  paid_on: Day;
  state: PaymentState;
  fingerprint: string;
  lock_reference: string | null;
  session_id: string | null;
  instrument: Instrument | null;
  payer_name: string;
  taken_by: string;
  created_at: Date;
  posted_at: Date | null;
  reversed_at: Date | null;
  reversal: string | null;
  reason: string | null;
}

export const PAYMENT_COLUMNS = `id, city, account_id, amount::text, mode, source, paid_on::text, state, fingerprint, lock_reference, session_id, instrument,
  payer_name, taken_by, created_at, posted_at, reversed_at, reversal, reason`;

export async function paymentById(query: Tx["query"], id: string): Promise<PaymentRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await query<PaymentRow>(`select ${PAYMENT_COLUMNS} from payment where id = ?`, [id]);
  return row ?? null;
}
