import { Migration } from "@mikro-orm/migrations";

export class Migration20261124_initial extends Migration {
  override up(): void {
    // Facts only: the sentence is made when it is read, in the reader's language.
    this.addSql(`create table notification (
      id bigint generated always as identity primary key, person_id uuid not null, audience text not null, action text not null, state text not null, state_kind text not null,
      due_at timestamptz, rating integer, summary jsonb not null, service text not null, case_id uuid not null, case_number text not null, case_version integer not null,
      city text not null, at timestamptz not null, read_at timestamptz,
      unique (case_id, case_version, audience, person_id))`);
    this.addSql("create index notification_feed on notification (person_id, id desc)");
    this.addSql("create index notification_unread on notification (person_id) where read_at is null");
    this.addSql("create index notification_at on notification using brin (at)");
    this.addSql(`create table delivery (
      id bigint generated always as identity primary key, notification_id bigint not null references notification on delete cascade,
      channel text not null check (channel in ('sms', 'email')), city text not null,
      state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'given_up', 'no_address')),
      attempts integer not null default 0, last_error text, queued_at timestamptz not null, next_try_at timestamptz, settled_at timestamptz,
      unique (notification_id, channel))`);
    this.addSql("create index delivery_due on delivery (next_try_at) where state in ('queued', 'failed')");
    this.addSql("create index delivery_city on delivery (city, state, id desc)");
    this.addSql("create index delivery_given_up on delivery (settled_at) where state = 'given_up'");
    // Only in demo mode: what a provider would have sent.
    this.addSql(`create table demo_message (
      id bigint generated always as identity primary key, recipient text not null, channel text not null, body text not null, at timestamptz not null)`);
    this.addSql("create index demo_message_recipient on demo_message (recipient, id desc)");
    // Projections: names and texts of services, names and clocks of cities.
    this.addSql("create table known_service (id text primary key, label_key text not null, messages jsonb not null)");
    this.addSql("create table known_city (code text primary key, version integer not null, names jsonb not null, time_zone text not null)");
  }
}
