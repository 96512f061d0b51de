import { employeeChanged } from "@civicgraph/events";
import type { Tx } from "@civicgraph/kit";
import { grantsOf } from "./grants.ts";

/** Tells everyone an employee's full state, in the transaction that changed it. Raises the version. */
export async function emitEmployee(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.query<{
    version: number;
    username: string;
    name: string;
    active: boolean;
    designation: string | null;
    reports_to: string | null;
  }>("update employee set version = version + 1 where id = ? returning version, username, name, active, designation, reports_to", [id]);
  if (!row) return;
  await tx.emit(employeeChanged, id, {
    id,
    version: row.version,
    username: row.username,
    name: row.name,
    active: row.active,
    designation: row.designation,
    reportsTo: row.reports_to,
    cities: await grantsOf(tx, id),
  });
}
