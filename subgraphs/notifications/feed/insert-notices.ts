import type { Tx } from "@civicgraph/kit";
import type { Channel } from "../audience/audiences.ts";

/** A notification as it is stored; `case_id` is a payment's id where the audience is `payer`. */
export interface NoticeRow {
  person_id: string;
  audience: string;
  channels: readonly Channel[];
  action: string;
  state: string;
  state_kind: string;
  due_at: string | null;
  rating: number | null;
  summary: Record<string, string>;
  service: string;
  case_id: string;
  case_number: string;
  case_version: number;
  city: string;
  at: string;
}

/** Notifications, and a delivery for each that goes out as a message, in one statement. What is already there stays as it is. Answers how many are to be sent. */
export async function insertNotices(rows: readonly NoticeRow[], tx: Tx, now: Date): Promise<number> {
  if (rows.length === 0) return 0;
  const [made] = await tx.query<{ deliveries: number }>(
    `with given as (
       select * from jsonb_to_recordset(?::jsonb) as given (person_id uuid, audience text, channels jsonb, action text, state text, state_kind text, due_at timestamptz, rating integer,
         summary jsonb, service text, case_id uuid, case_number text, case_version integer, city text, at timestamptz)
     ), made as (
       insert into notification (person_id, audience, action, state, state_kind, due_at, rating, summary, service, case_id, case_number, case_version, city, at)
       select person_id, audience, action, state, state_kind, due_at, rating, summary, service, case_id, case_number, case_version, city, at from given order by at
       on conflict (case_id, case_version, audience, person_id) do nothing
       returning id, case_id, case_version, audience, person_id
     ), queued as (
       insert into delivery (notification_id, channel, city, queued_at, next_try_at)
       select made.id, channel, given.city, ?::timestamptz, ?::timestamptz
       from made join given using (case_id, case_version, audience, person_id), jsonb_array_elements_text(given.channels) as channel
       returning 1
     )
     select count(*)::integer as deliveries from queued`,
    [JSON.stringify(rows), now, now],
  );
  return made?.deliveries ?? 0;
}
