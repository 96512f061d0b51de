import { Migration } from "@mikro-orm/migrations";

export class Migration20261129_derivation extends Migration {
  override up(): void {
    // How the owning service reckoned what it demands, by head and language: shown on the bill.
    this.addSql("alter table demand add column why jsonb");
  }
}
