import { Migration } from "@mikro-orm/migrations";

export class Migration20261202_certificate extends Migration {
  override up(): void {
    const day = String.raw`~ '^\d{4}-\d\d-\d\d$'`;
    this.addSql(
      "create table signing_key (kid text primary key, sealed_private text not null, public_jwk jsonb not null, created_at timestamptz not null)",
    );
    this.addSql(`create table certificate (
      id uuid primary key, case_id uuid not null, city text not null, service text not null, holder_id uuid not null, number text not null, holder text not null,
      valid_from text not null check (valid_from ${day}), valid_to text check (valid_to ${day}), title jsonb not null, statement jsonb not null, facts jsonb not null,
      code text not null, issued_on text not null check (issued_on ${day}), revoked_on text check (revoked_on ${day}))`);
    this.addSql("create table known_city (code text primary key, version integer not null, facts jsonb not null)");
    this.addSql("create index certificate_case on certificate (case_id)");
  }
}
