import { caseTableSql } from "@civicgraph/kit";
import { Migration } from "@mikro-orm/migrations";

/** One that was released stays as it is; another comes after it. */
export class Migration20261127_initial extends Migration {
  override up(): void {
    for (const sql of caseTableSql("sample_permit", "purpose text not null, days integer not null, valid_from text")) this.addSql(sql);
  }
}
