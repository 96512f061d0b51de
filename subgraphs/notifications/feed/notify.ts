import { caseChanged } from "@civicgraph/events";
import type { Consumer, LoggedEvent, Tx } from "@civicgraph/kit";
import { type Changed, noticesOf } from "../audience/audiences.ts";
import { requestSending } from "../delivery/send-due.ts";
import { insertNotices, type NoticeRow } from "./insert-notices.ts";

/** A log that is read again from its beginning sends no messages of long ago, and makes no notification that would be forgotten at once. */
export const MESSAGE_DAYS = 7;
export const KEEP_DAYS = 365;
const DAY_MS = 86_400_000;

const rowsOf = (changed: Changed, now: Date): NoticeRow[] => {
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

async function notify(cases: Changed[], tx: Tx, now: Date): Promise<void> {
  if (
    (await insertNotices(
      cases.flatMap((changed) => rowsOf(changed, now)),
      tx,
      now,
    )) > 0
  )
    await requestSending(tx);
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
