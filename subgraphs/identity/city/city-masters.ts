import { boundariesChanged, cityChanged, type PayloadOf } from "@civicgraph/events";
import type { Consumer, FieldFault, LoggedEvent, Tx } from "@civicgraph/kit";

/** Keeps the codes of departments and wards of each city: what an administrator may write into an employment. */
export const cityMasters: Consumer = {
  name: "city-masters",
  events: [cityChanged.type, boundariesChanged.type],
  async apply(event, tx) {
    const { type, payload } = event as LoggedEvent<unknown>;
    if (type === cityChanged.type) {
      const { code, version, departments } = payload as PayloadOf<typeof cityChanged>;
      // A department that is closed may stay with whoever holds it, so all codes count.
      await tx.query(
        `insert into known_city (code, version, departments) values (?, ?, ?)
         on conflict (code) do update set version = excluded.version, departments = excluded.departments where known_city.version < excluded.version`,
        [code, version, departments.map((one) => one.code)],
      );
      return;
    }
    const { city, hierarchy, boundaries } = payload as PayloadOf<typeof boundariesChanged>;
    // The ADMIN hierarchy gives an employee their jurisdiction; REVENUE is for revenue services.
    if (hierarchy !== "ADMIN") return;
    await tx.query("insert into known_wards (city, wards) values (?, ?) on conflict (city) do update set wards = excluded.wards", [
      city,
      boundaries.filter((one) => one.type === "WARD").map((one) => one.code),
    ]);
  },
  async reset(tx) {
    await tx.query("delete from known_city");
    await tx.query("delete from known_wards");
  },
};

/** Faults of a city, departments and wards that its owner has never told of. */
export async function checkMasters(
  tx: Pick<Tx, "query">,
  given: { city: string; departments: readonly string[]; wards: readonly string[] },
): Promise<FieldFault[]> {
  const [known] = await tx.query<{ departments: string[]; wards: string[] | null }>(
    "select c.departments, w.wards from known_city c left join known_wards w on w.city = c.code where c.code = ?",
    [given.city],
  );
  if (!known) return [{ path: "input.city", code: "field.unknown" }];
  const faults: FieldFault[] = [];
  if (given.departments.some((code) => !known.departments.includes(code)))
    faults.push({ path: "input.departments", code: "field.unknown" });
  if (given.wards.some((code) => !known.wards?.includes(code))) faults.push({ path: "input.wards", code: "field.unknown" });
  return faults;
}
