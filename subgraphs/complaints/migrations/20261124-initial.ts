import { Migration } from "@mikro-orm/migrations";

export class Migration20261124_initial extends Migration {
  override up(): void {
    this.addSql(`create table complaint_category (
      scope text not null, code text not null, names jsonb not null, keywords jsonb not null, group_code text, department text, sla_hours integer not null check (sla_hours > 0),
      photo_required boolean not null default false, active boolean not null default true, position integer not null default 0, primary key (scope, code))`);
    this.addSql(`create table complaint (
      id uuid not null primary key, number text not null unique, service text not null, city text not null, department text, ward_code text, locality_code text, category_code text, channel text,
      state text not null, version integer not null, filer_id uuid not null, filer_name text, filer_mobile text, created_by uuid not null, payload_hash text not null,
      assignee_ids uuid[] not null default '{}', summary_texts jsonb not null, rating integer check (rating between 1 and 5),
      filed_at timestamptz not null, due_at timestamptz, state_entered_at timestamptz not null, state_due_at timestamptz, closed_at timestamptz,
      escalation_level integer not null default 0, deadline_at timestamptz,
      description text not null, landmark text, address text, pincode text, latitude double precision, longitude double precision, location_verified boolean not null default false)`);
    this.addSql("create index complaint_city_filed on complaint (city, filed_at desc, id desc)");
    this.addSql("create index complaint_filer on complaint (filer_id, filed_at desc)");
    this.addSql("create index complaint_deadline on complaint (deadline_at) where deadline_at is not null");
  }
}
