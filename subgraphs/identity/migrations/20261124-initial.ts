import { Migration } from "@mikro-orm/migrations";

export class Migration20261124_initial extends Migration {
  override up(): void {
    this.addSql(`create table citizen (
      id uuid primary key, mobile text not null unique, name text, email text, locale text not null default 'en', signed_in_at timestamptz,
      created_at timestamptz not null default now())`);
    this.addSql(`create table employee (
      id uuid primary key, version integer not null default 1, username text not null unique, name text not null, mobile text unique, email text, locale text not null default 'en',
      password_hash text not null, must_change_password boolean not null default false, active boolean not null default true, inactive_reason text,
      designation text, reports_to uuid references employee check (reports_to <> id), created_at timestamptz not null default now())`);
    this.addSql("create index employee_reports_to on employee (reports_to)");
    this.addSql(`create table employment (
      employee_id uuid not null references employee, city text not null, roles text[] not null, departments text[] not null default '{}', wards text[] not null default '{}',
      primary key (employee_id, city))`);
    this.addSql("create index employment_city on employment (city, employee_id)");
    this.addSql(`create table one_time_code (
      mobile text primary key, code_hash text not null, sent_at timestamptz not null, expires_at timestamptz not null, tries integer not null default 0)`);
    // Marks are HMACs of numbers, addresses and user names: enough to count by, not enough to know somebody by.
    this.addSql(
      "create table code_request (id bigint generated always as identity primary key, mark text not null, at timestamptz not null)",
    );
    this.addSql("create index code_request_mark on code_request (mark, at)");
    this.addSql(
      "create table failed_sign_in (mark text primary key, count integer not null, since timestamptz not null, locked_until timestamptz)",
    );
    this.addSql(`create table session (
      id uuid primary key, subject uuid not null, kind text not null check (kind in ('citizen', 'employee')), created_at timestamptz not null, expires_at timestamptz not null,
      revoked_at timestamptz, revoked_reason text)`);
    this.addSql("create index session_subject on session (subject) where revoked_at is null");
    this.addSql(`create table refresh_token (
      hash text primary key, session_id uuid not null references session on delete cascade, issued_at timestamptz not null, used_at timestamptz, successor text)`);
    this.addSql("create index refresh_token_session on refresh_token (session_id)");
    this.addSql(
      `create table signing_key (kid text primary key, sealed_private text not null, public_jwk jsonb not null, created_at timestamptz not null default now())`,
    );
    // Facts of cities, fed by its events: what may be written into an employment.
    this.addSql("create table known_city (code text primary key, version integer not null, departments text[] not null)");
    this.addSql("create table known_wards (city text primary key, wards text[] not null)");
    // What administrators did to whom: append-only, read by the audit.
    this.addSql(`create table employee_change (
      id bigint generated always as identity primary key, employee_id uuid not null references employee, by_id uuid not null, action text not null,
      reason text, at timestamptz not null)`);
    this.addSql("create index employee_change_employee on employee_change (employee_id, at)");
    this.addSql(`create table contact_access (
      id bigint generated always as identity primary key, person_id uuid not null, position text not null unique, service text not null, case_id uuid not null, case_number text not null,
      who text not null, why text not null, at timestamptz not null)`);
    this.addSql("create index contact_access_person on contact_access (person_id, at desc)");
  }
}
