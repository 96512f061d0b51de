import { caseChanged, type PayloadOf } from "@civicgraph/events";
import type { Consumer, LoggedEvent, Tx } from "@civicgraph/kit";

type Changed = LoggedEvent<PayloadOf<typeof caseChanged>>;

/** Upserts the heads of cases, the newest version of each, in one statement. An event that is older than the row changes nothing, nor one that says it is another service's or another city's: a case changes neither. */
async function indexCases(events: Changed[], tx: Tx): Promise<void> {
  const newest = new Map<string, Changed["payload"]>();
  for (const { payload } of events) if ((newest.get(payload.id)?.version ?? 0) < payload.version) newest.set(payload.id, payload);
  const rows = [...newest.values()].map(({ transition: _transition, ...head }) => head);
  await tx.query(
    `insert into case_index (id, service, type_name, version, number, city, department, ward, locality, category, channel, state, state_kind, summary, filer_id, assignee_ids,
       filed_at, due_at, state_due_at, closed_at, escalation_level, rating)
     select id, service, "typeName", version, number, city, department, ward, locality, category, channel, state, "stateKind", summary, "filerId",
       array(select jsonb_array_elements_text("assigneeIds")::uuid), "filedAt", "dueAt", "stateDueAt", "closedAt", "escalationLevel", rating
     from jsonb_to_recordset(?::jsonb) as head (id uuid, service text, "typeName" text, version integer, number text, city text, department text, ward text, locality text, category text,
       channel text, state text, "stateKind" text, summary jsonb, "filerId" uuid, "assigneeIds" jsonb, "filedAt" timestamptz, "dueAt" timestamptz, "stateDueAt" timestamptz,
       "closedAt" timestamptz, "escalationLevel" integer, rating integer)
     on conflict (id) do update set version = excluded.version, department = excluded.department, ward = excluded.ward, locality = excluded.locality, category = excluded.category,
       state = excluded.state, state_kind = excluded.state_kind, summary = excluded.summary, assignee_ids = excluded.assignee_ids, due_at = excluded.due_at, state_due_at = excluded.state_due_at,
       closed_at = excluded.closed_at, escalation_level = excluded.escalation_level, rating = excluded.rating
     where case_index.version < excluded.version and case_index.service = excluded.service and case_index.city = excluded.city`,
    [JSON.stringify(rows)],
  );
}

/** The index over all case types, fed by their events; emptied and rebuilt at any time. */
export const caseIndexConsumer: Consumer = {
  name: "case-index",
  events: [caseChanged.type],
  gatherMs: 20,
  apply: (event, tx) => indexCases([event as Changed], tx),
  applyBatch: (events, tx) => indexCases(events as Changed[], tx),
  async reset(tx) {
    await tx.query("delete from case_index");
  },
};
