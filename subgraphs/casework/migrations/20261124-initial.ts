import { Migration } from "@mikro-orm/migrations";

export class Migration20261124_initial extends Migration {
  override up(): void {
    this.addSql(`create table case_index (
      id uuid primary key, service text not null, type_name text not null, version integer not null, number text not null, city text not null, department text, ward text, locality text,
      category text, channel text, state text not null, state_kind text not null, summary jsonb not null, filer_id uuid not null, assignee_ids uuid[] not null,
      filed_at timestamptz not null, due_at timestamptz, state_due_at timestamptz, closed_at timestamptz, escalation_level integer not null, rating integer)`);
    // The inbox: open cases of a city, the most urgent first.
    this.addSql("create index case_index_inbox on case_index (city, state_kind, (coalesce(due_at, 'infinity'::timestamptz)), id)");
    this.addSql("create index case_index_state on case_index (city, state, (coalesce(due_at, 'infinity'::timestamptz)), id)");
    this.addSql("create index case_index_assignees on case_index using gin (assignee_ids)");
    this.addSql("create index case_index_filer on case_index (filer_id, filed_at desc, id desc)");
    this.addSql("create index case_index_number on case_index (number text_pattern_ops)");
    this.addSql("create table service (id text primary key, document jsonb not null)");
    this.addSql("create table city_services (city text primary key, version integer not null, services text[] not null)");
    this.addSql(`create table draft (
      viewer_id uuid not null, service text not null, city text not null, data jsonb not null, updated_at timestamptz not null, primary key (viewer_id, service))`);
  }
}
