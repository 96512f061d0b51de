import { Migration } from "@mikro-orm/migrations";

const place = "address text not null, address_key text not null, pincode text, ward_code text, locality_code text";
const particulars = "facts jsonb not null, owners jsonb not null, owner_keys text[] not null";

export class Migration20261127_initial extends Migration {
  override up(): void {
    this.addSql(`create table property_application (
      id uuid not null primary key, number text not null unique, service text not null, city text not null, department text, ward_code text, locality_code text, category_code text, channel text,
      state text not null, version integer not null, filer_id uuid not null, filer_name text, filer_mobile text, created_by uuid not null, payload_hash text not null,
      assignee_ids uuid[] not null default '{}', summary_texts jsonb not null, rating integer,
      filed_at timestamptz not null, due_at timestamptz, state_entered_at timestamptz not null, state_due_at timestamptz, closed_at timestamptz,
      escalation_level integer not null default 0, deadline_at timestamptz,
      property_id uuid not null, property_number text, address text not null, address_key text not null, pincode text, ${particulars})`);
    this.addSql("create index property_application_city_filed on property_application (city, filed_at desc, id desc)");
    this.addSql("create index property_application_filer on property_application (filer_id, filed_at desc)");
    this.addSql("create index property_application_property on property_application (property_id)");
    this.addSql(`create table property (
      id uuid not null primary key, city text not null, number text not null unique, version integer not null, holder_id uuid, account_id uuid not null unique, application_id uuid,
      ${place}, ${particulars}, registered_at timestamptz not null, changed_at timestamptz not null)`);
    this.addSql("create index property_city_number on property (city, number, id)");
    this.addSql("create index property_place on property (city, locality_code, address_key)");
    this.addSql("create index property_holder on property (holder_id)");
    this.addSql("create index property_owner on property using gin (owner_keys)");
    // What the register said on any day: a row for each version, never changed.
    this.addSql(`create table property_version (
      property_id uuid not null references property, version integer not null, valid_from timestamptz not null, application_id uuid, made_by text not null,
      ${place}, facts jsonb not null, owners jsonb not null, primary key (property_id, version))`);
    this.addSql(`create table rule_pack (
      id uuid not null primary key, city text not null, from_year text not null, document jsonb not null, reason text not null,
      proposed_by text not null, proposed_at timestamptz not null, signed_by text, signed_at timestamptz,
      check ((signed_by is null) = (signed_at is null)), check (signed_by is distinct from proposed_by))`);
    this.addSql("create index rule_pack_in_force on rule_pack (city, from_year desc, signed_at desc)");
    this.addSql(`create table assessment (
      id uuid not null primary key, property_id uuid not null references property, property_version integer not null, financial_year text not null, sequence integer not null,
      rule_pack_id uuid not null references rule_pack, ad_hoc jsonb, reckoning jsonb not null, demand_id uuid not null unique, demand_lines jsonb not null,
      raised_at timestamptz, made_by text not null, made_at timestamptz not null, unique (property_id, financial_year, sequence))`);
    this.addSql("create index assessment_not_raised on assessment (made_at) where raised_at is null");
    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% keeps what it holds', tg_table_name; end $$`);
    this.addSql(
      "create trigger property_version_immutable before update or delete on property_version for each row execute function refuse_change()",
    );
    this.addSql(`create trigger assessment_immutable before delete or update of reckoning, demand_id, demand_lines, ad_hoc, rule_pack_id, property_version on assessment
      for each row execute function refuse_change()`);
    // A signature is for what was read: the document stands from the day it was proposed.
    this.addSql(`create trigger rule_pack_immutable before delete or update of document, city, from_year, proposed_by on rule_pack
      for each row execute function refuse_change()`);
  }
}
