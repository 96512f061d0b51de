import { Migration } from "@mikro-orm/migrations";

const dayIn = (at: string) => `(timezone('Asia/Kolkata', ${at}))::date`;

/** Seconds from filing. Stored: reckoned anew for each of a year's cases they would be most of a figure's time. */
const seconds = (to: string) => `extract(epoch from ${to} - filed_at)::double precision`;

export class Migration20261127_initial extends Migration {
  override up(): void {
    this.facts();
    this.registry();
    // What is to be reached: a row for each time that somebody set it, the newest counts.
    this.addSql(`create table target (
      id bigint generated always as identity primary key, city text not null, measure text not null, year text not null, value double precision,
      set_by uuid not null, set_at timestamptz not null)`);
    this.addSql("create index target_newest on target (city, year, measure, id desc)");
  }

  private facts(): void {
    // `kinds` has a letter for each version of the case: what it is told, in whatever order, adds up to the same.
    this.addSql(`create table case_fact (
      id uuid not null, city text not null, service text not null, department text, ward text, locality text, category text, channel text, state text not null, kind text not null,
      version integer not null, kinds text not null, outcome text, reopenings integer not null, escalations integer not null, rating smallint,
      employee uuid, employee_version integer not null, filed_at timestamptz not null, due_at timestamptz, assigned_at timestamptz, decided_at timestamptz, closed_at timestamptz,
      filed_on date generated always as (${dayIn("filed_at")}) stored, closed_on date generated always as (${dayIn("closed_at")}) stored,
      to_assign double precision generated always as (${seconds("assigned_at")}) stored, to_resolve double precision generated always as (${seconds("closed_at")}) stored,
      to_decide double precision generated always as (${seconds("decided_at")}) stored, promised double precision generated always as (${seconds("due_at")}) stored,
      primary key (id) include (ward))`);
    // What a year's figures are made of, read from the index alone: a third of the table's pages, and none of the rows between.
    this.addSql(`create index case_fact_filed on case_fact (city, service, filed_on)
      include (ward, category, department, channel, employee, state, kind, closed_at, due_at, to_assign, to_decide, outcome, reopenings)`);
    this.addSql(`create index case_fact_closed on case_fact (city, service, closed_on)
      include (ward, category, department, channel, employee, kind, closed_at, due_at, to_resolve, promised, outcome, rating) where closed_on is not null`);
    this.addSql("create index case_fact_open on case_fact (city, filed_on) where closed_at is null");
    this.addSql("create index case_fact_employee on case_fact (employee, filed_on) where employee is not null");
    const line = `service text not null, account_id uuid not null, case_id uuid, head text, period text, amount bigint not null, day date not null`;
    this.addSql(`create table payment_line (
      city text not null, payment_id uuid not null, state text not null, position integer not null, ${line}, mode text not null, payments integer not null,
      primary key (payment_id, state, position))`);
    this.addSql(
      "create index payment_line_day on payment_line (city, service, day) include (case_id, account_id, head, amount, mode, payments)",
    );
    this.addSql(`create table demand_line (
      city text not null, demand_id uuid not null, position integer not null, ${line}, demands integer not null, primary key (demand_id, position))`);
    this.addSql("create index demand_line_day on demand_line (city, service, day) include (case_id, account_id, head, amount, demands)");
    // By how much the figures of a city have moved on, and up to which event: what a reader asks who waits for news.
    this.addSql("create table city_figures (city text primary key, version bigint not null, as_of timestamptz)");
    // A rebuild empties them at once.
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'insights_app') then grant truncate on case_fact, payment_line, demand_line to insights_app; end if; end $$`);
  }

  private registry(): void {
    this.addSql(`create table known_service (
      id text primary key, subgraph text not null, label_key text not null, messages jsonb not null, read_roles text[] not null, measures jsonb not null)`);
    // A city's names stand over its state's.
    this.addSql(
      "create table category_name (service text not null, scope text not null, code text not null, names jsonb not null, primary key (service, scope, code))",
    );
    this.addSql(`create table known_employee (
      id uuid primary key, version integer not null, username text not null, name text not null, active boolean not null, designation text, reports_to uuid, cities jsonb not null)`);
    this.addSql("create index known_employee_reports_to on known_employee (reports_to)");
    this.addSql("create table known_city (code text primary key, version integer not null, facts jsonb not null)");
    this.addSql(`create table known_boundary (
      city text not null, code text not null, type text not null, parent text, ward text, names jsonb not null, latitude double precision, longitude double precision,
      pincodes text[] not null, primary key (city, code))`);
  }
}
