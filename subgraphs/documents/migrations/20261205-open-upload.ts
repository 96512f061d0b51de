import { Migration } from "@mikro-orm/migrations";

export class Migration20261205_open_upload extends Migration {
  override up(): void {
    // Uploads in pieces, until their receipt is given; what has come of each lies in a file of that name.
    this.addSql(
      "create table open_upload (id uuid primary key, owner_id uuid not null, name text not null, created_at timestamptz not null)",
    );
    this.addSql("create index open_upload_owner on open_upload (owner_id, created_at)");
    this.addSql("create index open_upload_age on open_upload (created_at)");
  }
}
