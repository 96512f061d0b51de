import { caseTableSql } from "@civicgraph/kit";
import { Migration } from "@mikro-orm/migrations";

export class Migration20261127_initial extends Migration {
  override up(): void {
    const own = `animal text not null, pet_name text not null, breed text not null, sex text not null, age_months integer not null, vaccinated_on text not null,
      vaccination_number text not null, address text not null, valid_from text, valid_to text, reminded boolean not null default false`;
    for (const sql of caseTableSql("pet", own)) this.addSql(sql);
    this.addSql("create index pet_ending on pet (valid_to) where state = 'REGISTERED'");
  }
}
