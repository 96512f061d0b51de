import { caseChanged, type PayloadOf } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "@civicgraph/kit";

/** Which document belongs to which case, and who may see that case: by events, never by what a request says. */
export const attachedCases: Consumer = {
  name: "attached-cases",
  events: [caseChanged.type],
  async apply(event, tx) {
    const { payload: changed } = event as LoggedEvent<PayloadOf<typeof caseChanged>>;
    const attachments = changed.transition.attachments;
    if (attachments.length === 0) {
      // Only cases with documents are kept; their head follows every transition.
      await tx.query("update attached_case set version = ?, department = ?, ward = ?, assignee_ids = ? where case_id = ? and version < ?", [
        changed.version,
        changed.department,
        changed.ward,
        changed.assigneeIds,
        changed.id,
        changed.version,
      ]);
      return;
    }
    await tx.query(
      `insert into attached_case (case_id, version, service, city, department, ward, filer_id, assignee_ids) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (case_id) do update set version = excluded.version, department = excluded.department, ward = excluded.ward, assignee_ids = excluded.assignee_ids
       where attached_case.version < excluded.version`,
      [changed.id, changed.version, changed.service, changed.city, changed.department, changed.ward, changed.filerId, changed.assigneeIds],
    );
    for (const document of attachments)
      await tx.query("insert into attachment (document_id, case_id) values (?, ?) on conflict do nothing", [document, changed.id]);
  },
  async reset(tx) {
    await tx.query("delete from attachment");
    await tx.query("delete from attached_case");
  },
};
