import { Migration } from "@mikro-orm/migrations";

export class Migration20261201_initial extends Migration {
  override up(): void {
    const day = String.raw`~ '^\d{4}-\d\d-\d\d$'`;
    this.addSql(`create table licence_item (
      scope text not null, kind text not null check (kind in ('TRADE', 'ACCESSORY')), code text not null, names jsonb not null, uom text, papers jsonb not null,
      active boolean not null default true, position integer not null default 0, primary key (scope, kind, code))`);
    this.addSql(`create table licence_fee_schedule (
      id uuid not null primary key, city text not null, effective_from date not null, document jsonb not null, reason text not null, set_by text not null, set_at timestamptz not null)`);
    this.addSql("create index licence_fee_schedule_city on licence_fee_schedule (city, effective_from desc)");
    this.addSql(`create table licence_application (
      id uuid not null primary key, number text not null unique, service text not null, city text not null, department text, ward_code text, locality_code text, category_code text, channel text,
      state text not null, version integer not null, filer_id uuid not null, filer_name text, filer_mobile text, created_by uuid not null, payload_hash text not null,
      assignee_ids uuid[] not null default '{}', summary_texts jsonb not null, rating integer,
      filed_at timestamptz not null, due_at timestamptz, state_entered_at timestamptz not null, state_due_at timestamptz, closed_at timestamptz,
      escalation_level integer not null default 0, deadline_at timestamptz,
      kind text not null, licence_id uuid, licence_number text, licence_type text not null, valid_until text check (valid_until ${day}), term_start text check (term_start ${day}),
      trade_name text not null, structure text not null, address text not null, items jsonb not null, fee jsonb not null, adhoc bigint not null, adhoc_reason text, checklist jsonb,
      current boolean not null default false)`);
    this.addSql("create index licence_application_city_filed on licence_application (city, filed_at desc, id desc)");
    this.addSql("create index licence_application_filer on licence_application (filer_id, filed_at desc)");
    this.addSql("create index licence_application_deadline on licence_application (deadline_at) where deadline_at is not null");
    // One application at a time is what a licence rests on.
    this.addSql("create unique index licence_application_current on licence_application (licence_id) where current");
    this.addSql(`create table trade_licence (
      id uuid not null primary key, number text not null unique, city text not null, ward_code text, locality_code text, holder_id uuid not null, trade_name text not null,
      licence_type text not null, structure text not null, address text not null, items jsonb not null, valid_from text not null check (valid_from ${day}), valid_to text not null check (valid_to ${day}),
      status text not null check (status in ('ACTIVE', 'EXPIRED', 'CANCELLED')), application_id uuid not null references licence_application, reminded integer[] not null default '{}',
      check (valid_to >= valid_from))`);
    this.addSql("create index trade_licence_city on trade_licence (city, number desc)");
    this.addSql("create index trade_licence_holder on trade_licence (holder_id)");
    this.addSql("create index trade_licence_ending on trade_licence (valid_to) where status = 'ACTIVE'");
  }
}
