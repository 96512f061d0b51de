import type { Tx } from "@civicgraph/kit";
import { addDays, type Day, later } from "@civicgraph/kit/calendar/day";
import { sum } from "@civicgraph/kit/money/paise";
import type { Posting } from "./books.ts";

export interface Journal {
  city: string;
  service: string | null;
  kind: string;
  reason: string | null;
  accountId: string | null;
  paymentId: string | null;
  actor: string;
  postings: readonly Posting[];
}

/**
 * The day in the books: today, or the first open day after it where today's books are closed. Holds back a close of the day until the posting has
 * committed; postings do not hold back one another.
 */
export async function bookingDay(tx: Tx, city: string, today: Day): Promise<Day> {
  await tx.query("select pg_advisory_xact_lock_shared(hashtext(?))", [`billing.close ${city}`]);
  const [closed] = await tx.query<{ day: Day }>("select max(day)::text as day from daily_close where city = ?", [city]);
  return closed?.day ? later(today, addDays(closed.day, 1)) : today;
}

/** Writes a journal entry, all its lines in one statement. The database refuses one that does not balance when it commits. */
export async function writeJournal(tx: Tx, journal: Journal, day: Day, at: Date): Promise<void> {
  const { postings } = journal;
  if (postings.length === 0) return;
  if (sum(postings.map((one) => one.amount)) !== 0) throw new Error(`${journal.kind}: a journal that does not balance is a bug`);
  await tx.query(
    `with header as (
       insert into journal (city, day, at, kind, reason, account_id, payment_id, actor) values (?, ?, ?, ?, ?, ?, ?, ?) returning id, city)
     insert into entry (journal_id, position, city, ledger, service, head, period, amount)
     select header.id, line.ordinality - 1, header.city, line.value ->> 'ledger', ?, line.value ->> 'head', line.value ->> 'period', (line.value ->> 'amount')::bigint
     from header, jsonb_array_elements(?::jsonb) with ordinality as line (value, ordinality)`,
    [
      journal.city,
      day,
      at,
      journal.kind,
      journal.reason,
      journal.accountId,
      journal.paymentId,
      journal.actor,
      journal.service,
      JSON.stringify(postings),
    ],
  );
}
