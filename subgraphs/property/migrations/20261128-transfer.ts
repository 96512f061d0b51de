import { Migration } from "@mikro-orm/migrations";

export class Migration20261128_transfer extends Migration {
  override up(): void {
    this.addSql(`create table property_transfer (
      id uuid not null primary key, number text not null unique, service text not null, city text not null, department text, ward_code text, locality_code text, category_code text, channel text,
      state text not null, version integer not null, filer_id uuid not null, filer_name text, filer_mobile text, created_by uuid not null, payload_hash text not null,
      assignee_ids uuid[] not null default '{}', summary_texts jsonb not null, rating integer,
      filed_at timestamptz not null, due_at timestamptz, state_entered_at timestamptz not null, state_due_at timestamptz, closed_at timestamptz,
      escalation_level integer not null default 0, deadline_at timestamptz,
      property_id uuid not null references property, property_number text not null, former_owner_keys text[] not null, current_owner text not null,
      reason_for_transfer text not null, document_number text not null, document_date date not null, market_value bigint not null check (market_value > 0),
      in_court text not null, owners jsonb not null, owner_shares jsonb not null, owner_keys text[] not null, fee_reckoning jsonb)`);
    this.addSql("create index property_transfer_city_filed on property_transfer (city, filed_at desc, id desc)");
    this.addSql("create index property_transfer_filer on property_transfer (filer_id, filed_at desc)");
    this.addSql("create index property_transfer_property on property_transfer (property_id)");
    this.addSql("create index property_transfer_deadline on property_transfer (deadline_at) where deadline_at is not null");
  }
}
