import type { Manifest } from "@civicgraph/plugin-sdk";
import { Migration } from "@mikro-orm/migrations";
import { eventTablesSql } from "../events/event-tables.ts";
import { schemaOf } from "./urls.ts";

/** Typed settings: city over state over the manifest's default, each from a date on. */
const settingsSql = [
  `create table setting (
     key text not null, city text not null, effective_from timestamptz not null default now(), value jsonb not null, changed_by text,
     primary key (city, key, effective_from))`,
];

/** Each change of a setting is a row of its own and stays; no value means: that of the level above again. */
const settingHistorySql = [
  "alter table setting drop constraint setting_pkey",
  "alter table setting add column id bigint generated always as identity primary key",
  "alter table setting add column changed_at timestamptz not null default now()",
  "alter table setting alter column value drop not null",
  "create index setting_in_force on setting (city, key, effective_from desc, id desc)",
];

/** The timeline of cases: append-only, each step with the hash of the one before. */
const timelineSql = [
  `create table case_event (
     id uuid primary key, case_id uuid not null, version integer not null, at timestamptz not null, action text not null,
     from_state text, to_state text not null, actor_id text, actor_kind text not null, actor_name text, actor_designation text,
     comment text, comment_salt text, comment_digest text, attachments jsonb not null, internal boolean not null default false,
     previous_hash text, hash text not null, unique (case_id, version))`,
];

/**
 * Numbers per city and financial year. `next_case_number` takes a sequence, made when first asked for: quick, may skip.
 * `next_gapless_number` counts in a row that stays locked until commit: for numbers in which the law allows no gap.
 */
const numberSql = (schema: string) => [
  "create table case_counter (city text not null, financial_year text not null, value bigint not null, primary key (city, financial_year))",
  `create function next_case_number(p_city text, p_year text) returns bigint language plpgsql security definer set search_path = ${schema}, pg_temp as $$
   declare name text := 'number_' || md5(p_city || ' ' || p_year);
   begin
     if to_regclass(quote_ident(name)) is null then
       perform pg_advisory_xact_lock(hashtext('${schema}.' || name));
       execute format('create sequence if not exists %I', name);
     end if;
     return nextval(quote_ident(name)::regclass);
   end $$`,
  `create function next_gapless_number(p_city text, p_year text) returns bigint language sql as $$
     insert into case_counter values (p_city, p_year, 1)
     on conflict (city, financial_year) do update set value = case_counter.value + 1 returning value $$`,
];

/** Who acted is personal text too: it enters the chain as a salted digest, so that it can be erased and a changed one is found. */
const timelineActorSql = ["alter table if exists case_event add column actor_salt text, add column actor_digest text"];

/** Facts of identity and cities that commands of a case service need: fed by their events, read-only for everyone else. */
const projectionSql = [
  `create table known_employee (
     id uuid primary key, version integer not null, username text not null, name text not null, active boolean not null,
     designation text, reports_to uuid, cities jsonb not null)`,
  "create index known_employee_cities on known_employee using gin (cities jsonb_path_ops)",
  "create table known_city (code text primary key, version integer not null, facts jsonb not null)",
  `create table known_boundary (
     city text not null, code text not null, type text not null, parent text, ward text, names jsonb not null,
     latitude double precision, longitude double precision, pincodes text[] not null, primary key (city, code))`,
];

/** The kit's own tables of a subgraph, before its own migrations. */
export function baseMigration(manifest: Manifest): new (...args: never[]) => Migration {
  const schema = schemaOf(manifest.name);
  const statements = [...eventTablesSql(schema), ...settingsSql];
  if (manifest.service) statements.push(...timelineSql, ...numberSql(schema), ...projectionSql);
  return class Migration00000000000000_kit extends Migration {
    override up(): void {
      for (const statement of statements) this.addSql(statement);
    }
  };
}

/** What the kit's own tables became since; runs after the base and before the subgraph's own migrations. */
export class Migration00000000000001_kit_setting_history extends Migration {
  override up(): void {
    for (const statement of settingHistorySql) this.addSql(statement);
  }
}

export class Migration00000000000002_kit_timeline_actor extends Migration {
  override up(): void {
    for (const statement of timelineActorSql) this.addSql(statement);
  }
}
