import { Migration } from "@mikro-orm/migrations";

export class Migration20261129_search extends Migration {
  override up(): void {
    // The register is searched by words of the address; owners by their digests, as before.
    this.addSql("alter table property add column words tsvector generated always as (to_tsvector('simple', address)) stored");
    this.addSql("create index property_words on property using gin (words)");
  }
}
