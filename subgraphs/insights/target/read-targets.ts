import type { Db } from "@civicgraph/kit";
import { sql } from "kysely";

export interface TargetRow {
  measure: string;
  city: string;
  year: string;
  /** Null: what the measure itself says holds again. */
  value: number | null;
  set_by: string;
  set_at: Date;
}

/** The newest word on each measure's target of a city and year. */
export async function targetsOf(db: Db, city: string, year: string): Promise<Map<string, TargetRow>> {
  const { rows } = await sql<TargetRow>`select distinct on (measure) measure, city, year, value, set_by, set_at from target
    where city = ${city} and year = ${year} order by measure, id desc`.execute(db);
  return new Map(rows.map((row) => [row.measure, row]));
}

/** The targets of one measure by city; cities without one are left out. */
export async function targetsByCity(db: Db, measure: string, cities: readonly string[], year: string): Promise<Map<string, number>> {
  const { rows } = await sql<TargetRow>`select distinct on (city) city, value from target
    where city = any(${[...cities]}) and measure = ${measure} and year = ${year} order by city, id desc`.execute(db);
  return new Map(rows.flatMap(({ city, value }) => (value === null ? [] : [[city, value] as const])));
}
