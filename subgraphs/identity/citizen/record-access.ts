import { contactRevealed, type PayloadOf } from "@civicgraph/events";
import type { Consumer, LoggedEvent, RequestContext } from "@civicgraph/kit";
import type { ContactAccess } from "../viewer/viewer.type.ts";

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

/** Who looked at this person's contact: the latest 50, newest first. */
export async function accessesOf(personId: string, ctx: RequestContext): Promise<ContactAccess[]> {
  const rows = (await ctx.db
    .selectFrom("contact_access")
    .select(["who", "why", "at", "case_number"])
    .where("person_id", "=", personId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute()) as { who: string; why: string; at: Date; case_number: string }[];
  return rows.map((row) => ({ who: row.who, when: row.at, why: row.why, caseNumber: row.case_number }));
}
