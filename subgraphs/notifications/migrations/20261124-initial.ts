import { Migration } from "@mikro-orm/migrations";

export class Migration20261124_initial extends Migration {
  override up(): void {
    this.addSql(`create table notification (
      id bigint generated always as identity primary key, person_id uuid not null, template text not null, params jsonb not null, summary jsonb not null,
      service text not null, case_id uuid not null, case_number text not null, case_version integer not null, city text not null, at timestamptz not null, read_at timestamptz,
      unique (person_id, case_id, case_version, template))`);
    this.addSql("create index notification_feed on notification (person_id, id desc)");
    this.addSql("create index notification_unread on notification (person_id) where read_at is null");
    this.addSql(`create table delivery (
      id bigint generated always as identity primary key, notification_id bigint not null references notification on delete cascade, channel text not null check (channel in ('sms', 'email')),
      city text not null, state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'given_up', 'no_address')), attempts integer not null default 0, error text,
      created_at timestamptz not null default now(), settled_at timestamptz, unique (notification_id, channel))`);
    this.addSql("create index delivery_city on delivery (city, state, id desc)");
    // Only filled in demo mode: what a provider would have sent.
    this.addSql(`create table demo_message (
      id bigint generated always as identity primary key, recipient text not null, channel text not null, body text not null, at timestamptz not null default now())`);
    this.addSql("create index demo_message_recipient on demo_message (recipient, id desc)");
  }
}
