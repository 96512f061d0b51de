import { contactRevealed, type PayloadOf } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "@civicgraph/kit";

/** Keeps who looked at whose contact, for `me { accesses }`. */
export const recordAccess: Consumer = {
  name: "contact-accesses",
  events: [contactRevealed.type],
  async apply(event, tx) {
    const { payload, position, source } = event as LoggedEvent<PayloadOf<typeof contactRevealed>>;
    const who = payload.byDesignation ? `${payload.byName}, ${payload.byDesignation}` : payload.byName;
    await tx.query(
      `insert into contact_access (person_id, position, service, case_id, case_number, who, why, at) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (position) do nothing`,
      [payload.personId, `${source}/${position}`, payload.service, payload.caseId, payload.caseNumber, who, payload.reason, payload.at],
    );
  },
  async reset(tx) {
    await tx.query("delete from contact_access");
  },
};
