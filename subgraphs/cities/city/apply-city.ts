import { boundariesChanged, cityChanged, type PayloadOf } from "@civicgraph/events";
import type { Tx } from "@civicgraph/kit";
import type { CityDocument, Hierarchy, Outline, Texts } from "./city-document.ts";

/** What became of one row. */
export interface Outcome {
  kind: "city" | "department" | "designation" | "boundary" | "holiday";
  code: string;
  outcome: "added" | "changed" | "unchanged";
}

/** Upserts one row and says what became of it: PostgreSQL alone knows whether anything differs. */
async function upsert(tx: Tx, table: string, keys: Record<string, unknown>, values: Record<string, unknown>): Promise<Outcome["outcome"]> {
  const columns = { ...keys, ...values };
  const names = Object.keys(columns);
  const cell = (value: unknown) => (value !== null && typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value) : value);
  const set = Object.keys(values);
  const rows = await tx.query<{ added: boolean }>(
    `insert into ${table} as old (${names.join(", ")}) values (${names.map(() => "?").join(", ")})
     on conflict (${Object.keys(keys).join(", ")}) do update set ${set.map((one) => `${one} = excluded.${one}`).join(", ")}
     where (${set.map((one) => `old.${one}`).join(", ")}) is distinct from (${set.map((one) => `excluded.${one}`).join(", ")})
     returning (xmax = 0) as added`,
    names.map((name) => cell(columns[name])),
  );
  const [row] = rows;
  if (!row) return "unchanged";
  return row.added ? "added" : "changed";
}

/** Writes a city document in the caller's transaction, tells what changed, and never deletes what the city added itself. */
export async function applyCity(tx: Tx, document: CityDocument): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const { code, state } = document;
  const row: Record<string, unknown> = {
    state,
    names: document.names,
    number_code: document.numberCode,
    latitude: document.latitude,
    longitude: document.longitude,
    pincodes: document.pincodes,
    languages: document.languages,
    services: document.services,
    office_hours: document.officeHours,
    contact_number: document.contactNumber,
  };
  if (document.outline) row.outline = document.outline;
  if (document.accent) row.accent = document.accent;
  const city = await upsert(tx, "city", { code }, row);
  outcomes.push({ kind: "city", code, outcome: city });
  for (const kind of ["department", "designation"] as const) {
    for (const one of kind === "department" ? document.departments : document.designations) {
      outcomes.push({
        kind,
        code: one.code,
        outcome: await upsert(tx, kind, { state, code: one.code }, { names: one.names, active: one.active }),
      });
    }
  }
  for (const holiday of document.holidays ?? []) {
    outcomes.push({
      kind: "holiday",
      code: holiday.date,
      outcome: await upsert(tx, "holiday", { city: code, date: holiday.date }, { names: holiday.names }),
    });
  }
  const trees: Hierarchy[] = [];
  for (const tree of document.trees) {
    const { hierarchy } = tree;
    await tx.query("insert into boundary_tree (city, hierarchy) values (?, ?) on conflict do nothing", [code, hierarchy]);
    let touched = false;
    for (const one of tree.boundaries) {
      const outcome = await upsert(
        tx,
        "boundary",
        { city: code, hierarchy, code: one.code },
        {
          type: one.type,
          parent: one.parent,
          names: one.names,
          latitude: one.latitude,
          longitude: one.longitude,
          pincodes: one.pincodes,
        },
      );
      touched ||= outcome !== "unchanged";
      outcomes.push({ kind: "boundary", code: `${hierarchy}/${one.code}`, outcome });
    }
    if (touched) trees.push(hierarchy);
  }
  if (outcomes.some((one) => one.kind !== "boundary" && one.outcome !== "unchanged")) await emitCity(tx, code);
  for (const hierarchy of trees) await emitBoundaries(tx, code, hierarchy);
  return outcomes;
}

interface StoredCity {
  version: number;
  state: string;
  names: Texts;
  number_code: string;
  languages: string[];
  active: boolean;
  latitude: number | null;
  longitude: number | null;
  outline: Outline | null;
  pincodes: string[];
  services: string[];
  office_hours: CityDocument["officeHours"];
}

/** Tells everyone a city's full state. Raises its version. */
export async function emitCity(tx: Tx, code: string): Promise<void> {
  const [city] = await tx.query<StoredCity>("update city set version = version + 1 where code = ? returning *", [code]);
  if (!city) return;
  const coded = async (table: string) =>
    await tx.query<{ code: string; names: Record<string, string>; active: boolean }>(
      `select code, names, active from ${table} where state = ? order by code`,
      [city.state],
    );
  const holidays = await tx.query<{ date: string }>(
    "select to_char(date, 'YYYY-MM-DD') as date from holiday where city = ? order by date",
    [code],
  );
  const facts: PayloadOf<typeof cityChanged> = {
    code,
    version: city.version,
    state: city.state,
    names: city.names,
    numberCode: city.number_code,
    timeZone: "Asia/Kolkata",
    languages: city.languages,
    active: city.active,
    latitude: city.latitude,
    longitude: city.longitude,
    outline: city.outline,
    pincodes: city.pincodes,
    services: city.services,
    departments: await coded("department"),
    designations: await coded("designation"),
    holidays: holidays.map((one) => one.date),
    officeHours: city.office_hours,
  };
  await tx.emit(cityChanged, code, facts);
}

/** Tells everyone a hierarchy of a city, whole. Raises its version. */
export async function emitBoundaries(tx: Tx, city: string, hierarchy: Hierarchy): Promise<void> {
  const [tree] = await tx.query<{ version: number }>(
    "update boundary_tree set version = version + 1 where city = ? and hierarchy = ? returning version",
    [city, hierarchy],
  );
  const boundaries = await tx.query<PayloadOf<typeof boundariesChanged>["boundaries"][number]>(
    "select code, type, parent, names, latitude, longitude, pincodes from boundary where city = ? and hierarchy = ? order by code",
    [city, hierarchy],
  );
  await tx.emit(boundariesChanged, `${city}/${hierarchy}`, { city, hierarchy, version: tree?.version ?? 1, boundaries });
}
