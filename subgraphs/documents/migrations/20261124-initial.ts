import { Migration } from "@mikro-orm/migrations";

export class Migration20261124_initial extends Migration {
  override up(): void {
    this.addSql(`create table document (
      id uuid primary key, owner_id uuid not null, name text not null, content_type text not null, size integer not null, width integer not null, height integer not null,
      sha256 text not null, created_at timestamptz not null)`);
    this.addSql("create index document_owner on document (owner_id, created_at)");
    this.addSql("create index document_created on document (created_at)");
    this.addSql(`create table attached_case (
      case_id uuid primary key, version integer not null, service text not null, city text not null, department text, ward text, filer_id uuid not null, assignee_ids uuid[] not null)`);
    // No foreign key to document: an attachment may be told before or long after the row is gone.
    this.addSql(
      "create table attachment (document_id uuid not null, case_id uuid not null references attached_case, primary key (document_id, case_id))",
    );
  }
}
