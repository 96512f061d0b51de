import { caseChanged } from "@civicgraph/events";
import type { Consumer, LoggedEvent, Tx } from "@civicgraph/kit";
import { type Changed, noticesOf } from "../audience/audiences.ts";
import { requestSending } from "../delivery/send-due.ts";

/** A log that is read again from its beginning sends no messages of long ago, and makes no notification that would be forgotten at once. */
const MESSAGE_DAYS = 7;
export const KEEP_DAYS = 365;
const DAY_MS = 86_400_000;

const rowsOf = (changed: Changed, now: Date) => {
  const { transition } = changed;
  const age = (now.getTime() - Date.parse(transition.at)) / DAY_MS;
  if (age > KEEP_DAYS) return [];
  return noticesOf(changed).map(({ personId, audience, channels }) => ({
    person_id: personId,
    audience,
    channels: age > MESSAGE_DAYS ? [] : channels,
    action: transition.action,
    state: transition.to,
    state_kind: changed.stateKind,
    due_at: changed.dueAt,
    rating: changed.rating,
    summary: changed.summary,
    service: changed.service,
    case_id: changed.id,
    case_number: changed.number,
    case_version: changed.version,
    city: changed.city,
    at: transition.at,
  }));
};

/** Notifications of a batch, and a delivery for each that goes out as a message, in one statement. What is already there stays as it is. */
async function notify(cases: Changed[], tx: Tx, now: Date): Promise<void> {
  const rows = cases.flatMap((changed) => rowsOf(changed, now));
  if (rows.length === 0) return;
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
  if (made && made.deliveries > 0) await requestSending(tx);
}

/** Makes notifications of transitions: once per case, version, audience and person, however often an event comes. */
export const notifyConsumer: Consumer = {
  name: "notify",
  events: [caseChanged.type],
  apply: (event, tx, services) => notify([(event as LoggedEvent<Changed>).payload], tx, services.now()),
  applyBatch: (events, tx, services) =>
    notify(
      (events as LoggedEvent<Changed>[]).map((event) => event.payload),
      tx,
      services.now(),
    ),
};
