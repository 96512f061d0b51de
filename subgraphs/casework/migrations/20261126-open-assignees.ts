import { Migration } from "@mikro-orm/migrations";

/** What is assigned to somebody is asked of open cases: an officer's work of years does not belong into that index. */
export class Migration20261126_open_assignees extends Migration {
  override up(): void {
    this.addSql("drop index case_index_assignees");
    this.addSql("create index case_index_open_assignees on case_index using gin (assignee_ids) where state_kind in ('open', 'waiting')");
  }
}
