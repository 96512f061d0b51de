import { boundariesChanged, cityChanged, type PayloadOf } from "@civicgraph/events";
import { notFound, type Tx } from "@civicgraph/kit";
import type { Hierarchy, OfficeHours, Outline, Texts } from "./city-document.ts";
import { TIME_ZONE } from "./clock.ts";

interface StoredCity {
  version: number;
  state: string;
  names: Texts;
  number_code: string;
  languages: string[];
  active: boolean;
  crest: string | null;
  latitude: number | null;
  longitude: number | null;
  outline: Outline | null;
  pincodes: string[];
  services: string[];
  office_hours: OfficeHours;
}

/** Tells everyone a city's full state. Raises its version. NOT_FOUND where there is no such city. */
export async function emitCity(tx: Tx, code: string): Promise<void> {
  const [city] = await tx.query<StoredCity>("update city set version = version + 1 where code = ? returning *", [code]);
  if (!city) throw notFound();
  const coded = (table: "department" | "designation") =>
    tx.query<{ code: string; names: Texts; active: boolean }>(`select code, names, active from ${table} where state = ? order by code`, [
      city.state,
    ]);
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
    timeZone: TIME_ZONE,
    languages: city.languages,
    active: city.active,
    crest: city.crest,
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
  if (!tree) throw notFound();
  const boundaries = await tx.query<PayloadOf<typeof boundariesChanged>["boundaries"][number]>(
    "select code, type, parent, names, latitude, longitude, pincodes from boundary where city = ? and hierarchy = ? order by code",
    [city, hierarchy],
  );
  await tx.emit(boundariesChanged, `${city}/${hierarchy}`, { city, hierarchy, version: tree.version, boundaries });
}
