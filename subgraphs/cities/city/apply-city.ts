import type { Tx } from "@civicgraph/kit";
import type { CityDocument, CityRecord } from "./city-document.ts";
import { emitBoundaries, emitCity } from "./emit-city.ts";
import { loadCity } from "./load-city.ts";
import { type CityPlan, planCity, touchesCity, touchesState } from "./plan-city.ts";

/** Writes what a document changes in a city, in the caller's transaction, and tells it. Nothing is ever deleted. Answers the plan. */
export async function applyCity(tx: Tx, document: CityDocument): Promise<CityPlan> {
  const plan = planCity(await loadCity(tx, document.city.code, document.state.code), document);
  await writeCity(tx, plan);
  return plan;
}

/** Writes a plan that was made from what the tables hold in this very transaction. A thousand rows are one statement. */
export async function writeCity(tx: Tx, plan: CityPlan): Promise<void> {
  const { code, state } = plan.city.record;
  if (plan.state.outcome !== "unchanged") {
    const { record } = plan.state;
    await tx.query(
      `insert into state (code, names, languages) values (?, ?::jsonb, ?)
       on conflict (code) do update set names = excluded.names, languages = excluded.languages`,
      [record.code, JSON.stringify(record.names), record.languages],
    );
  }
  if (plan.city.outcome !== "unchanged") await writeCityRow(tx, plan.city.record);
  for (const table of ["department", "designation"] as const) {
    if (plan[table].writes.length === 0) continue;
    await tx.query(
      `insert into ${table} (state, code, names, active)
       select ?, code, names, active from jsonb_to_recordset(?::jsonb) as row (code text, names jsonb, active boolean)
       on conflict (state, code) do update set names = excluded.names, active = excluded.active`,
      [state, JSON.stringify(plan[table].writes)],
    );
  }
  if (plan.holiday.writes.length) {
    await tx.query(
      `insert into holiday (city, date, names)
       select ?, code, names from jsonb_to_recordset(?::jsonb) as row (code date, names jsonb)
       on conflict (city, date) do update set names = excluded.names`,
      [code, JSON.stringify(plan.holiday.writes)],
    );
  }
  for (const { hierarchy, boundaries } of plan.trees) {
    if (boundaries.writes.length === 0) continue;
    await tx.query("insert into boundary_tree (city, hierarchy) values (?, ?) on conflict do nothing", [code, hierarchy]);
    await tx.query(
      `insert into boundary (city, hierarchy, code, type, parent, names, latitude, longitude, pincodes)
       select ?, ?, code, type, parent, names, latitude, longitude, array(select jsonb_array_elements_text(pincodes))
       from jsonb_to_recordset(?::jsonb) as row (code text, type text, parent text, names jsonb, latitude double precision, longitude double precision, pincodes jsonb)
       on conflict (city, hierarchy, code) do update set type = excluded.type, parent = excluded.parent, names = excluded.names,
         latitude = excluded.latitude, longitude = excluded.longitude, pincodes = excluded.pincodes`,
      [code, hierarchy, JSON.stringify(boundaries.writes)],
    );
    await emitBoundaries(tx, code, hierarchy);
  }
  if (touchesState(plan)) {
    // Departments and designations stand in the facts of every city of the state.
    const cities = await tx.query<{ code: string }>("select code from city where state = ? order by code", [state]);
    for (const one of cities) await emitCity(tx, one.code);
  } else if (touchesCity(plan)) await emitCity(tx, code);
}

async function writeCityRow(tx: Tx, city: CityRecord): Promise<void> {
  const columns: Record<string, unknown> = {
    state: city.state,
    names: JSON.stringify(city.names),
    number_code: city.numberCode,
    latitude: city.latitude,
    longitude: city.longitude,
    outline: city.outline ? JSON.stringify(city.outline) : null,
    pincodes: city.pincodes,
    languages: city.languages,
    services: city.services,
    office_hours: JSON.stringify(city.officeHours),
    contact_number: city.contactNumber,
    accent: city.accent ?? null,
    crest: city.crest ?? null,
    notices: JSON.stringify(city.notices ?? []),
  };
  const names = Object.keys(columns);
  await tx.query(
    `insert into city (code, ${names.join(", ")}) values (?, ${names.map(() => "?").join(", ")})
     on conflict (code) do update set ${names.map((name) => `${name} = excluded.${name}`).join(", ")}`,
    [city.code, ...Object.values(columns)],
  );
}
