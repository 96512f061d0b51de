import { Migration } from "@mikro-orm/migrations";

const codedTable = (name: string) =>
  `create table ${name} (state text not null references state, code text not null, names jsonb not null, active boolean not null default true, primary key (state, code))`;

export class Migration20261124_initial extends Migration {
  override up(): void {
    this.addSql("create table state (code text primary key, names jsonb not null, languages text[] not null)");
    this.addSql(`create table city (
      code text primary key, state text not null references state, version integer not null default 0, names jsonb not null,
      number_code text not null unique, active boolean not null default true, latitude double precision, longitude double precision, outline jsonb,
      pincodes text[] not null, languages text[] not null, services text[] not null, office_hours jsonb not null, contact_number text,
      accent text, crest text, notices jsonb not null default '[]')`);
    this.addSql(codedTable("department"));
    this.addSql(codedTable("designation"));
    this.addSql(
      "create table holiday (city text not null references city, date date not null, names jsonb not null, primary key (city, date))",
    );
    this.addSql(`create table boundary_tree (
      city text not null references city, hierarchy text not null check (hierarchy in ('ADMIN', 'REVENUE')), version integer not null default 0,
      primary key (city, hierarchy))`);
    this.addSql(`create table boundary (
      city text not null, hierarchy text not null, code text not null, type text not null check (type in ('CITY', 'ZONE', 'WARD', 'LOCALITY')),
      parent text, names jsonb not null, latitude double precision, longitude double precision, pincodes text[] not null,
      primary key (city, hierarchy, code), foreign key (city, hierarchy) references boundary_tree (city, hierarchy))`);
  }
}
