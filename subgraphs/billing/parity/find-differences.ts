import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { addDays, type Day, dayInCity } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import { ACCOUNT_COLUMNS, type AccountRow } from "../account/read-account.ts";
import { type BookedPayment, booksOf, difference } from "../ledger/books.ts";
import { ledgerOf, viewAccount } from "../ledger/post-account.ts";

/** Two of the ledger, the bills and the providers' files do not say the same. */
export interface Difference {
  kind: "SETTLED_UNKNOWN" | "SETTLED_NOT_POSTED" | "SETTLED_OTHER_AMOUNT" | "NOT_SETTLED" | "LEDGER_AND_BILL" | "POSTED_WITHOUT_JOURNAL";
  /** The provider's reference, the payment or the account. */
  subject: string;
  expected: Paise | null;
  found: Paise | null;
}

/** A provider that has not settled a payment by then has forgotten it. */
const SETTLED_WITHIN_DAYS = 3;
const MOST = 200;

const number = (value: string | null): number | null => (value === null ? null : Number(value));
interface Row {
  kind: Difference["kind"];
  subject: string;
  expected: string | null;
  found: string | null;
}

/** What the settlement files and the payments say of one another. Lines of orders that no city knows are shown to every city that asks. */
async function settlementDifferences(tx: Tx, city: string, today: Day): Promise<Difference[]> {
  const rows = await tx.query<Row>(
    `select 'SETTLED_UNKNOWN' as kind, provider || ' ' || reference as subject, null as expected, gross::text as found from settlement_line where payment_id is null
     union all
     select 'SETTLED_NOT_POSTED', payment.id::text, '0', gross::text from settlement_line line join payment on payment.id = line.payment_id
       where line.city = ? and payment.state in ('pending', 'failed')
     union all
     select 'SETTLED_OTHER_AMOUNT', payment.id::text, payment.amount::text, gross::text from settlement_line line join payment on payment.id = line.payment_id
       where line.city = ? and payment.amount <> gross
     union all
     select 'NOT_SETTLED', payment.id::text, payment.amount::text, null from payment join gateway_order on gateway_order.payment_id = payment.id
       where payment.city = ? and payment.state in ('posted', 'suspense') and captured_at < ?::date and not exists
         (select from settlement_line where settlement_line.payment_id = payment.id)
     union all
     select 'POSTED_WITHOUT_JOURNAL', payment.id::text, payment.amount::text, null from payment
       where payment.city = ? and payment.state <> 'pending' and payment.state <> 'failed' and not exists (select from journal where journal.payment_id = payment.id)
     limit ${MOST}`,
    [city, city, city, addDays(today, -SETTLED_WITHIN_DAYS), city],
  );
  return rows.map((row) => ({ ...row, expected: number(row.expected), found: number(row.found) }));
}

const sizeOf = (postings: readonly { amount: number }[]): Paise => postings.reduce((total, one) => total + Math.abs(one.amount), 0) / 2;

/** Accounts that something was posted to on a day, and whose books are not what their demands and payments make them. */
async function accountDifferences(services: SubgraphServices, city: string, since: Day, today: Day): Promise<Difference[]> {
  const accounts = await services.transact((tx) =>
    tx.query<AccountRow>(
      `select ${ACCOUNT_COLUMNS} from account where id in (select account_id from journal where city = ? and day >= ? and account_id is not null) order by id`,
      [city, since],
    ),
  );
  const found: Difference[] = [];
  for (const account of accounts) {
    if (found.length >= MOST) break;
    // One short transaction an account: a check never holds the log's readers back.
    const off = await services.transact(async (tx) => {
      const view = await viewAccount(tx.query, account, today);
      return difference(await ledgerOf(tx.query, account.id), booksOf(view.state, view.payments as BookedPayment[]));
    });
    if (off.length) found.push({ kind: "LEDGER_AND_BILL", subject: account.id, expected: sizeOf(off), found: 0 });
  }
  return found;
}

/** Every difference between the ledger, the bills and the providers' files of a city, 200 of each kind at most. None is the right answer. */
export async function findDifferences(services: SubgraphServices, city: string, since: Day): Promise<Difference[]> {
  const today = dayInCity(services.now());
  const settled = await services.transact((tx) => settlementDifferences(tx, city, today));
  return [...settled, ...(await accountDifferences(services, city, since, today))];
}
