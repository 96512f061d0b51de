import { type Job, notFound, type SubgraphServices, type Tx } from "@civicgraph/kit";
import type { Audience, Channel } from "../audience/audiences.ts";
import { providerOf } from "../config.ts";
import { type Knowledge, readKnowledge } from "../template/knowledge.ts";
import { renderMessage } from "../template/render-notice.ts";
import { failure, NO_ADDRESS, type Outcome, SENT } from "./outcome.ts";

const AT_ONCE = 20;
/** A process that dies while it sends gives its deliveries back after this long. */
const LEASE_MS = 30_000;
const SEND_MS = 10_000;
/** Then the worker gets its place back, and the job is asked for again: a stop need not wait for a long queue. */
const MAX_ROUNDS = 50;

export const SEND_JOB = "send-deliveries";

/**
 * Asks, in the caller's transaction, that what is due be sent. One job for all that is due, not one each: a job costs 2 ms of database, and the
 * deliveries are a queue already, with their own state, attempts and next try.
 */
export const requestSending = (tx: Tx): Promise<void> => tx.addJob(SEND_JOB, {}, { jobKey: SEND_JOB });

interface Due {
  id: string;
  channel: Channel;
  attempts: number;
  person_id: string;
  audience: Audience;
  action: string;
  state: string;
  state_kind: string;
  due_at: Date | null;
  rating: number | null;
  summary: Record<string, string>;
  service: string;
  case_number: string;
  city: string;
}

interface ContactOf {
  id: string;
  mobile: string | null;
  email: string | null;
  locale: string;
}

/** Takes up to twenty due deliveries for this process alone; each take is an attempt. */
function take(services: SubgraphServices): Promise<Due[]> {
  const now = services.now();
  return services.transact((tx) =>
    tx.query<Due>(
      `update delivery set attempts = delivery.attempts + 1, next_try_at = ?
       from notification
       where delivery.notification_id = notification.id and delivery.id in (
         select id from delivery where state in ('queued', 'failed') and next_try_at <= ? order by next_try_at limit ? for update skip locked)
       returning delivery.id, channel, attempts, person_id, audience, action, notification.state, state_kind, due_at, rating, summary, service, case_number, delivery.city`,
      [new Date(now.getTime() + LEASE_MS), now, AT_ONCE],
    ),
  );
}

function factsOf(due: Due) {
  return { ...due, stateKind: due.state_kind, dueAt: due.due_at, number: due.case_number };
}

const timeout = (milliseconds: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new DOMException("the provider did not answer", "TimeoutError")), milliseconds).unref();
  });

/** Where to reach the people of these deliveries: asked once for all of them, answered for each. */
function contactsOf(due: Due[], services: SubgraphServices): (personId: string) => Promise<ContactOf> {
  const personIds = [...new Set(due.map((one) => one.person_id))];
  const asked = services
    .call<{ contacts: ContactOf[] }>("identity", "contacts", { personIds })
    .then(({ contacts }) => new Map(contacts.map((one) => [one.id, one])));
  return async (personId) => {
    const contact = (await asked).get(personId);
    if (!contact) throw notFound();
    return contact;
  };
}

async function attempt(due: Due, contact: Promise<ContactOf>, knowledge: Knowledge, services: SubgraphServices): Promise<Outcome> {
  try {
    const { mobile, email, locale } = await contact;
    const to = due.channel === "sms" ? mobile : email;
    if (!to) return NO_ADDRESS;
    const message = {
      channel: due.channel,
      to,
      ...renderMessage(factsOf(due), due.channel, locale, knowledge),
      template: `${due.audience}.${due.action}`,
      idempotencyKey: `delivery-${due.id}`,
    };
    await Promise.race([providerOf(due.channel).send(message, services), timeout(SEND_MS)]);
    return SENT;
  } catch (error) {
    const outcome = failure(error, due.attempts, services.now());
    // The error itself may quote the address: only its name is logged.
    services.log.warn(
      { delivery: due.id, outcome: outcome.state, reason: outcome.error, error: (error as Error)?.name },
      "message was not sent",
    );
    return outcome;
  }
}

async function record(outcomes: { id: string; outcome: Outcome }[], services: SubgraphServices): Promise<void> {
  const rows = outcomes.map(({ id, outcome }) => ({ id, state: outcome.state, error: outcome.error, next_try_at: outcome.nextTryAt }));
  await services.transact((tx) =>
    tx.query(
      `update delivery set state = done.state, last_error = done.error, next_try_at = done.next_try_at,
         settled_at = case when done.state = 'failed' then null else ?::timestamptz end
       from jsonb_to_recordset(?::jsonb) as done (id bigint, state text, error text, next_try_at timestamptz) where delivery.id = done.id`,
      [services.now(), JSON.stringify(rows)],
    ),
  );
}

/**
 * Sends what is due, twenty at once: asks identity where to, hands it to the provider, writes down what became of it.
 * At least once: a process killed between the provider's answer and our note sends again, with the same idempotency key.
 */
export async function sendDue(services: SubgraphServices): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const due = await take(services);
    if (due.length === 0) return;
    const knowledge = await readKnowledge(services);
    const contacts = contactsOf(due, services);
    const outcomes = await Promise.all(
      due.map(async (one) => ({ id: one.id, outcome: await attempt(one, contacts(one.person_id), knowledge, services) })),
    );
    await record(outcomes, services);
  }
  await services.transact(requestSending);
}

export const sendJob: Job = (_payload, services) => sendDue(services);
