import { Migration } from "@mikro-orm/migrations";

export class Migration20261128_searchAndGuesses extends Migration {
  override up(): void {
    // What a counter finds an account by beside its number: the name on its bills, and the place that the owning service names.
    this.addSql("alter table account add column place text");
    this.addSql(`alter table account add column words tsvector
      generated always as (to_tsvector('simple', payer_name || ' ' || coalesce(place, ''))) stored`);
    this.addSql("create index account_words on account using gin (words)");
    // Wrong guesses by hour: of a number, of a client. Digests alone.
    this.addSql(
      "create table failed_guess (what text not null, hour timestamptz not null, count integer not null, primary key (hour, what))",
    );
    // The payments of a person, the newest first, over all their accounts.
    this.addSql("create index payment_account_created on payment (account_id, created_at desc, id desc)");
  }
}
