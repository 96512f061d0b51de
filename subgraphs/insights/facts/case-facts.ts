import { caseChanged } from "@civicgraph/events";
import type { Consumer, LoggedEvent, Tx } from "@civicgraph/kit";
import { addChange, type CaseChange, type CaseFact } from "./case-fact.ts";
import { figuresChanged } from "./figures-changed.ts";

const COLUMNS = {
  id: "uuid",
  city: "text",
  service: "text",
  department: "text",
  ward: "text",
  locality: "text",
  category: "text",
  channel: "text",
  state: "text",
  kind: "text",
  version: "integer",
  kinds: "text",
  outcome: "text",
  reopenings: "integer",
  escalations: "integer",
  rating: "smallint",
  employee: "uuid",
  employee_version: "integer",
  filed_at: "timestamptz",
  due_at: "timestamptz",
  assigned_at: "timestamptz",
  decided_at: "timestamptz",
  closed_at: "timestamptz",
} as const satisfies Record<keyof CaseFact, string>;

const names = Object.keys(COLUMNS) as (keyof CaseFact)[];
const INSTANTS: readonly string[] = names.filter((name) => COLUMNS[name] === "timestamptz");
const WRITE = `insert into case_fact (${names.join(", ")})
  select ${names.join(", ")} from jsonb_to_recordset(?::jsonb) as row (${names.map((name) => `${name} ${COLUMNS[name]}`).join(", ")})
  on conflict (id) do update set ${names
    .filter((name) => name !== "id")
    .map((name) => `${name} = excluded.${name}`)
    .join(", ")}`;

/** A row as it is read; instants come as dates. */
const toFact = (row: Record<string, unknown>): CaseFact =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, INSTANTS.includes(name) && value instanceof Date ? value.toISOString() : value]),
  ) as unknown as CaseFact;

/** Reads what is known of these cases, adds what is told, and writes it: two statements a batch. */
async function addChanges(events: LoggedEvent<CaseChange>[], tx: Tx): Promise<void> {
  const ids = [...new Set(events.map(({ payload }) => payload.id))];
  const rows = await tx.query(`select ${names.join(", ")} from case_fact where id = any(?::uuid[])`, [ids]);
  const facts = new Map(rows.map(toFact).map((fact) => [fact.id, fact]));
  for (const { payload } of events) facts.set(payload.id, addChange(facts.get(payload.id) ?? null, payload));
  await tx.query(WRITE, [JSON.stringify([...facts.values()])]);
  await figuresChanged(
    tx,
    events.map(({ payload, at }) => ({ city: payload.city, at })),
  );
}

/** One fact a case, fed by the logs of all services. */
export const caseFacts: Consumer = {
  name: "case-facts",
  events: [caseChanged.type],
  gatherMs: 50,
  apply: (event, tx) => addChanges([event as LoggedEvent<CaseChange>], tx),
  applyBatch: (events, tx) => addChanges(events as LoggedEvent<CaseChange>[], tx),
  async reset(tx) {
    await tx.query("truncate case_fact");
  },
};
