import { boundariesChanged, cityChanged, employeeChanged, type PayloadOf } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "../subgraph.ts";

type Boundary = PayloadOf<typeof boundariesChanged>["boundaries"][number];

/** The ward of a boundary: itself or the nearest one above it. */
export function wardOf(code: string, byCode: ReadonlyMap<string, Pick<Boundary, "code" | "type" | "parent">>): string | null {
  let at = byCode.get(code);
  for (let depth = 0; at && depth < 10; depth++) {
    if (at.type === "WARD") return at.code;
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return null;
}

/** Keeps `known_employee`, `known_city` and `known_boundary` of a case service. */
export const projectionConsumer: Consumer = {
  name: "projections",
  events: [employeeChanged.type, cityChanged.type, boundariesChanged.type],
  async apply(event, tx) {
    const { type, payload } = event as LoggedEvent<unknown>;
    if (type === employeeChanged.type) {
      const one = payload as PayloadOf<typeof employeeChanged>;
      await tx.query(
        `insert into known_employee (id, version, username, name, active, designation, reports_to, cities) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
         on conflict (id) do update set version = excluded.version, username = excluded.username, name = excluded.name, active = excluded.active,
           designation = excluded.designation, reports_to = excluded.reports_to, cities = excluded.cities
         where known_employee.version < excluded.version`,
        [one.id, one.version, one.username, one.name, one.active, one.designation, one.reportsTo, JSON.stringify(one.cities)],
      );
    } else if (type === cityChanged.type) {
      const city = payload as PayloadOf<typeof cityChanged>;
      await tx.query(
        `insert into known_city (code, version, facts) values (?, ?, ?::jsonb)
         on conflict (code) do update set version = excluded.version, facts = excluded.facts where known_city.version < excluded.version`,
        [city.code, city.version, JSON.stringify(city)],
      );
    } else {
      const tree = payload as PayloadOf<typeof boundariesChanged>;
      // The ADMIN hierarchy feeds ward and jurisdiction; REVENUE is for revenue services.
      if (tree.hierarchy !== "ADMIN") return;
      const byCode = new Map(tree.boundaries.map((one) => [one.code, one]));
      await tx.query("delete from known_boundary where city = ?", [tree.city]);
      const rows = tree.boundaries.map((one) => ({ ...one, city: tree.city, ward: wardOf(one.code, byCode) }));
      await tx.query(
        `insert into known_boundary (city, code, type, parent, ward, names, latitude, longitude, pincodes)
         select city, code, type, parent, ward, names, latitude, longitude, array(select jsonb_array_elements_text(pincodes))
         from jsonb_to_recordset(?::jsonb) as row (city text, code text, type text, parent text, ward text, names jsonb, latitude double precision, longitude double precision, pincodes jsonb)
         on conflict (city, code) do nothing`,
        [JSON.stringify(rows)],
      );
    }
  },
  async reset(tx) {
    for (const table of ["known_employee", "known_city", "known_boundary"]) await tx.query(`delete from ${table}`);
  },
};
