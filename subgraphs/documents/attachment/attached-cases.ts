import { caseChanged, type PayloadOf, serviceRegistered } from "@civicgraph/events";
import type { Consumer, LoggedEvent, Tx } from "@civicgraph/kit";

type Changed = PayloadOf<typeof caseChanged>;

/** A case is kept once a document hangs on it; from then on its head follows every transition, in one statement a batch. */
async function keepHeads(cases: Changed[], tx: Tx): Promise<void> {
  const newest = new Map<string, Changed>();
  const attaching = new Set(cases.filter((one) => one.transition.attachments.length > 0).map((one) => one.id));
  for (const one of cases) if ((newest.get(one.id)?.version ?? 0) < one.version) newest.set(one.id, one);
  const heads = [...newest.values()].map(
    ({ id, version, service, city, department, ward, filerId, assigneeIds, stateKind, transition }) => ({
      id,
      version,
      service,
      city,
      department,
      ward,
      filer_id: filerId,
      assignee_ids: assigneeIds,
      final_at: stateKind === "final" ? transition.at : null,
      attaching: attaching.has(id),
    }),
  );
  await tx.query(
    `insert into attached_case (id, version, service, city, department, ward, filer_id, assignee_ids, final_at)
     select id, version, service, city, department, ward, filer_id, array(select jsonb_array_elements_text(assignee_ids)::uuid), final_at
     from jsonb_to_recordset(?::jsonb)
       as head (id uuid, version integer, service text, city text, department text, ward text, filer_id uuid, assignee_ids jsonb, final_at timestamptz, attaching boolean)
     where attaching or exists (select from attached_case known where known.id = head.id)
     on conflict (id) do update set version = excluded.version, department = excluded.department, ward = excluded.ward,
       filer_id = excluded.filer_id, assignee_ids = excluded.assignee_ids, final_at = excluded.final_at
     where attached_case.version <= excluded.version`,
    [JSON.stringify(heads)],
  );
}

/** A document is attached by who sent it, or not at all: an event cannot open a stranger's document to the readers of its case. */
async function attach(cases: Changed[], tx: Tx): Promise<void> {
  const rows = cases.flatMap(({ id, transition }) =>
    transition.attachments.map((document) => ({
      document_id: document,
      case_id: id,
      owner_id: transition.actorId,
      internal: transition.internal,
      at: transition.at,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `with given as (
       select given.* from jsonb_to_recordset(?::jsonb) as given (document_id uuid, case_id uuid, owner_id uuid, internal boolean, at timestamptz)
       join document on document.id = given.document_id and document.owner_id = given.owner_id
     ), kept as (
       insert into attachment (document_id, case_id, internal) select document_id, case_id, bool_and(internal) from given group by document_id, case_id
       on conflict (document_id, case_id) do nothing
     )
     update document set attached_at = given.at from given where document.id = given.document_id and document.attached_at is null`,
    [JSON.stringify(rows)],
  );
}

async function applyCases(cases: Changed[], tx: Tx): Promise<void> {
  if (cases.length === 0) return;
  await keepHeads(cases, tx);
  await attach(cases, tx);
}

/** Which permission opens the cases of a service, and how long it keeps what lies here. */
async function keepService({ service, readPermission, retention }: PayloadOf<typeof serviceRegistered>, tx: Tx): Promise<void> {
  await tx.query(
    `insert into known_service (id, read_permission, documents_days, certificates_years) values (?, ?, ?, ?)
     on conflict (id) do update set read_permission = excluded.read_permission, documents_days = excluded.documents_days,
       certificates_years = excluded.certificates_years`,
    [service, readPermission, retention?.documentsDays ?? null, retention?.certificatesYears ?? null],
  );
}

const isCase = (event: LoggedEvent<unknown>): event is LoggedEvent<Changed> => event.type === caseChanged.type;

/** Which document belongs to which case, and who may see that case: by events, never by what a request says. */
export const attachedCases: Consumer = {
  name: "attached-cases",
  events: [caseChanged.type, serviceRegistered.type],
  apply: (event, tx, services) => attachedCases.applyBatch?.([event], tx, services) ?? Promise.resolve(),
  async applyBatch(events, tx) {
    const all = events as LoggedEvent<unknown>[];
    for (const event of all) if (!isCase(event)) await keepService(event.payload as PayloadOf<typeof serviceRegistered>, tx);
    await applyCases(
      all.filter(isCase).map((event) => event.payload),
      tx,
    );
  },
  async reset(tx) {
    for (const table of ["attachment", "attached_case", "known_service"]) await tx.query(`delete from ${table}`);
  },
};
