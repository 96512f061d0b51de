import type { Tx } from "@civicgraph/kit";
import type { Boundary, CityRecord, Coded, Hierarchy, Holiday, StateRecord } from "./city-document.ts";
import type { KnownCityDocument } from "./plan-city.ts";

const CITY_COLUMNS = `code, state, names, number_code as "numberCode", latitude, longitude, outline, pincodes, languages, services,
  office_hours as "officeHours", contact_number as "contactNumber", accent, crest, notices`;

/** The whole of a city as the tables hold it. Its row stays locked until the transaction ends, so nobody changes it meanwhile. */
export async function loadCity(tx: Pick<Tx, "query">, code: string, state: string): Promise<KnownCityDocument> {
  const [stateRow] = await tx.query<StateRecord>("select code, names, languages from state where code = ? for update", [state]);
  const [city] = await tx.query<CityRecord>(`select ${CITY_COLUMNS} from city where code = ? for update`, [code]);
  const coded = (table: "department" | "designation") =>
    tx.query<Coded>(`select code, names, active from ${table} where state = ? order by code`, [state]);
  const boundaries = await tx.query<Boundary & { hierarchy: Hierarchy }>(
    "select hierarchy, code, type, parent, names, latitude, longitude, pincodes from boundary where city = ? order by hierarchy, code",
    [code],
  );
  const hierarchies = [...new Set(boundaries.map((one) => one.hierarchy))];
  return {
    state: stateRow ?? null,
    city: city ?? null,
    departments: await coded("department"),
    designations: await coded("designation"),
    holidays: await tx.query<Holiday>("select to_char(date, 'YYYY-MM-DD') as code, names from holiday where city = ? order by date", [
      code,
    ]),
    trees: hierarchies.map((hierarchy) => ({
      hierarchy,
      boundaries: boundaries.filter((one) => one.hierarchy === hierarchy).map(({ hierarchy: _, ...one }) => one),
    })),
  };
}
