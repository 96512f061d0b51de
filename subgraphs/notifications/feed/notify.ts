import { caseChanged, type PayloadOf } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "@civicgraph/kit";
import { audiences } from "./audiences.ts";

/** Makes notifications of transitions, and a delivery and its job for each that is worth a message: all in the batch's transaction. */
export const notifyConsumer: Consumer = {
  name: "notify",
  events: [caseChanged.type],
  async apply(event, tx) {
    const { payload: changed } = event as LoggedEvent<PayloadOf<typeof caseChanged>>;
    for (const notice of audiences(changed)) {
      const [row] = await tx.query<{ id: string }>(
        `insert into notification (person_id, template, params, summary, service, case_id, case_number, case_version, city, at) values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
         on conflict do nothing returning id`,
        [
          notice.personId,
          notice.template,
          JSON.stringify({ number: changed.number }),
          JSON.stringify(changed.summary),
          changed.service,
          changed.id,
          changed.number,
          changed.version,
          changed.city,
          changed.transition.at,
        ],
      );
      if (!row || !notice.urgent) continue;
      const [delivery] = await tx.query<{ id: string }>(
        "insert into delivery (notification_id, channel, city) values (?, 'sms', ?) on conflict do nothing returning id",
        [row.id, changed.city],
      );
      if (delivery) await tx.addJob("send", { delivery: delivery.id }, { maxAttempts: 10 });
    }
  },
};
