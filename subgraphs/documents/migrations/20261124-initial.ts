import { Migration } from "@mikro-orm/migrations";

export class Migration20261124_initial extends Migration {
  override up(): void {
    // `stored_at` is null until both files lie in the store; `attached_at` stays, whatever is rebuilt.
    this.addSql(`create table document (
      id uuid primary key, owner_id uuid not null, name text not null, content_type text not null, size integer not null, width integer not null, height integer not null,
      sha256 text not null, thumbnail_type text not null, created_at timestamptz not null, stored_at timestamptz, attached_at timestamptz)`);
    this.addSql("create index document_unattached on document (created_at) where attached_at is null");
    this.addSql(
      "create table upload_attempt (id bigint generated always as identity primary key, owner_id uuid not null, at timestamptz not null)",
    );
    this.addSql("create index upload_attempt_owner on upload_attempt (owner_id, at)");
    // Projections of other domains' events: which case a document belongs to, and who may see that case.
    this.addSql(`create table attached_case (
      id uuid primary key, version integer not null, service text not null, city text not null, department text, ward text, filer_id uuid not null, assignee_ids uuid[] not null)`);
    this.addSql(`create table attachment (
      document_id uuid not null, case_id uuid not null references attached_case, internal boolean not null, primary key (document_id, case_id))`);
    this.addSql("create index attachment_case on attachment (case_id)");
    this.addSql("create table known_service (id text primary key, read_permission text not null)");
  }
}
