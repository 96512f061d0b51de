import { Migration } from "@mikro-orm/migrations";

export class Migration20261206_retention extends Migration {
  override up(): void {
    // `final_at`: since when nothing can happen to the case any more. `removed_at`: since when the files are gone and the row alone tells of them.
    this.addSql("alter table attached_case add column final_at timestamptz");
    this.addSql("alter table known_service add column documents_days integer, add column certificates_years integer");
    this.addSql("alter table document add column removed_at timestamptz");
    this.addSql("create index attached_case_final on attached_case (final_at) where final_at is not null");
    // Cases that ended before this are in the log: it is read again, over what is there.
    this.addSql("delete from consumer_checkpoint where consumer = 'attached-cases'");
  }
}
