import { notFound, type Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import type { Demand } from "../due/account-state.ts";
import type { Derivation } from "../due/part.ts";
import type { BookedPayment } from "../ledger/books.ts";

/** A consumer account: what outlives a case. A property, a connection, a licence. */
export interface AccountRow {
  id: string;
  city: string;
  service: string;
  number: string;
  owner_id: string | null;
  case_id: string | null;
  payer_name: string;
  place: string | null;
  version: number;
}

const COLUMNS = "id, city, service, number, owner_id, case_id, payer_name, place, version";
export const ACCOUNT_COLUMNS = COLUMNS;

export async function accountById(query: Tx["query"], id: string): Promise<AccountRow | null> {
  const [row] = await query<AccountRow>(`select ${COLUMNS} from account where id = ?`, [id]);
  return row ?? null;
}

/** The account under its lock: one posting at a time. */
export async function lockAccount(tx: Tx, id: string): Promise<AccountRow> {
  const [row] = await tx.query<AccountRow>(`update account set version = version + 1 where id = ? returning ${COLUMNS}`, [id]);
  if (!row) throw notFound("billing.accountUnknown");
  return row;
}

export interface AccountEvents {
  demands: Demand[];
  payments: BookedPayment[];
}

interface DemandRow {
  id: string;
  period_code: string;
  period_from: Day;
  period_to: Day;
  issued_on: Day;
  lines: { head: string; amount: number }[];
  why: Derivation | null;
}

/** Everything that decides what an account owes: its demands, and the payments that stand. */
export async function readEvents(query: Tx["query"], accountId: string): Promise<AccountEvents> {
  const demands = await query<DemandRow>(
    `select id, period_code, period_from::text, period_to::text, issued_on::text, lines, why from demand where account_id = ? order by issued_on, id`,
    [accountId],
  );
  const payments = await query<{ id: string; day: Day; amount: string; source: string }>(
    "select id, paid_on::text as day, amount::text, source from payment where account_id = ? and state = 'posted' order by paid_on, id",
    [accountId],
  );
  return {
    demands: demands.map((row) => ({
      id: row.id,
      period: { code: row.period_code, from: row.period_from, to: row.period_to },
      issuedOn: row.issued_on,
      lines: row.lines,
      why: row.why,
    })),
    payments: payments.map((row) => ({ ...row, amount: Number(row.amount) })),
  };
}
