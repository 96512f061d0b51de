/** The columns that every case has, and the indexes that its lists and clocks need: for the first migration of a service. `own` are its own columns. */
export const caseTableSql = (table: string, own: string): string[] => [
  `create table ${table} (
     id uuid not null primary key, number text not null unique, service text not null, city text not null, department text, ward_code text, locality_code text, category_code text, channel text,
     state text not null, version integer not null, filer_id uuid not null, filer_name text, filer_mobile text, created_by uuid not null, payload_hash text not null,
     assignee_ids uuid[] not null default '{}', summary_texts jsonb not null, rating integer,
     filed_at timestamptz not null, due_at timestamptz, state_entered_at timestamptz not null, state_due_at timestamptz, closed_at timestamptz,
     escalation_level integer not null default 0, deadline_at timestamptz,
     ${own})`,
  `create index ${table}_city_filed on ${table} (city, filed_at desc, id desc)`,
  `create index ${table}_filer on ${table} (filer_id, filed_at desc)`,
  `create index ${table}_deadline on ${table} (deadline_at) where deadline_at is not null`,
];
