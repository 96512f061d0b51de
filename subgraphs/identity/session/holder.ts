import type { CityGrant, Tx } from "@civicgraph/kit";
import { grantsOf } from "../employee/grants.ts";

/** Who a session belongs to, with the rights of this moment. */
export interface Holder {
  subject: string;
  kind: "citizen" | "employee";
  cities: Record<string, CityGrant>;
}

/**
 * The employee as they are now, or null where they no longer work here. The row is locked against change until the transaction ends:
 * a token with old rights can then never be younger than the revocation that ends it.
 * While a temporary password stands they hold no rights but to change it.
 */
export async function employeeHolder(tx: Tx, id: string): Promise<Holder | null> {
  const [row] = await tx.query<{ active: boolean; must_change_password: boolean }>(
    "select active, must_change_password from employee where id = ? for share",
    [id],
  );
  if (!row?.active) return null;
  return { subject: id, kind: "employee", cities: row.must_change_password ? {} : await grantsOf(tx, id) };
}
