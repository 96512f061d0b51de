import type { CityGrant, Tx } from "@civicgraph/kit";

/** What an employee holds, city by city. */
export async function grantsOf(tx: Pick<Tx, "query">, employeeId: string): Promise<Record<string, CityGrant>> {
  const rows = await tx.query<{ city: string } & CityGrant>(
    "select city, roles, departments, wards from employment where employee_id = ?",
    [employeeId],
  );
  return Object.fromEntries(rows.map(({ city, roles, departments, wards }) => [city, { roles, departments, wards }]));
}
