import { Migration } from "@mikro-orm/migrations";

export class Migration20261130_division extends Migration {
  override up(): void {
    // RETIRED: divided, or merged with others. Its row and its history stay.
    this.addSql("alter table property add column status text not null default 'ACTIVE' check (status in ('ACTIVE', 'RETIRED'))");
    // The number that it had in the city's older registers.
    this.addSql("alter table property add column legacy_number text");
    this.addSql("create unique index property_legacy_number on property (city, legacy_number) where legacy_number is not null");
    this.addSql("alter table property_application add column legacy_number text");
    this.addSql(`create table property_link (
      from_id uuid not null references property, to_id uuid not null references property, kind text not null, case_id uuid not null, linked_at timestamptz not null,
      primary key (from_id, to_id))`);
    this.addSql("create index property_link_to on property_link (to_id)");
    this.addSql(`create table property_division (
      id uuid not null primary key, number text not null unique, service text not null, city text not null, department text, ward_code text, locality_code text, category_code text, channel text,
      state text not null, version integer not null, filer_id uuid not null, filer_name text, filer_mobile text, created_by uuid not null, payload_hash text not null,
      assignee_ids uuid[] not null default '{}', summary_texts jsonb not null, rating integer,
      filed_at timestamptz not null, due_at timestamptz, state_entered_at timestamptz not null, state_due_at timestamptz, closed_at timestamptz,
      escalation_level integer not null default 0, deadline_at timestamptz,
      kind text not null, property_ids uuid[] not null, property_versions integer[] not null, property_numbers text[] not null, parts jsonb not null, address text)`);
    this.addSql("create index property_division_city_filed on property_division (city, filed_at desc, id desc)");
    this.addSql("create index property_division_filer on property_division (filer_id, filed_at desc)");
    this.addSql("create index property_division_deadline on property_division (deadline_at) where deadline_at is not null");
  }
}
