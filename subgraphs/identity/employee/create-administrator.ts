import { randomUUID } from "node:crypto";
import type { Tx } from "@civicgraph/kit";
import { personName } from "../person/person-name.ts";
import { hashPassword, temporaryPassword } from "../session/password.ts";
import { revokeSessions } from "../session/revoke-session.ts";
import { emitEmployee } from "./employee-changed.ts";

export interface Administrator {
  /** Code of the city, or of the state whose cities are all meant. */
  place: string;
  /** The part before the @. */
  username: string;
  name: string;
}

/** What is wrong with it, in a word for whoever typed it; null where nothing is. */
export function administratorFault({ username, name }: Administrator): string | null {
  if (!/^[a-z0-9][a-z0-9._-]{1,40}$/.test(username)) return `${username} is no user name: small letters, digits, . _ -`;
  return personName(name) ? null : `"${name}" is no name`;
}

/**
 * The administrator with whom a city begins, where nobody can sign in yet to create one; called by whoever runs the installation.
 * The same user name again gets a new temporary password and the role: the way back in for a city that locked itself out.
 */
export async function createAdministrator(
  tx: Tx,
  given: Administrator,
  now: Date,
): Promise<{ username: string; temporaryPassword: string; isNew: boolean }> {
  const username = `${given.username}@${given.place}`;
  const role = given.place.includes(".") ? "CITY_ADMIN" : "STATE_ADMIN";
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  await tx.query("select pg_advisory_xact_lock(hashtext('identity.employee-names'))");
  const [known] = await tx.query<{ id: string }>("select id from employee where username = ?", [username]);
  const id = known?.id ?? randomUUID();
  if (known) {
    await tx.query("update employee set password_hash = ?, must_change_password = true, active = true where id = ?", [passwordHash, id]);
    await revokeSessions(tx, id, "PASSWORD_CHANGED", now);
  } else {
    await tx.query("insert into employee (id, version, username, name, password_hash, must_change_password) values (?, 0, ?, ?, ?, true)", [
      id,
      username,
      personName(given.name),
      passwordHash,
    ]);
  }
  await tx.query(
    `insert into employment (employee_id, city, roles, departments, wards) values (?, ?, array[?], '{}', '{}')
     on conflict (employee_id, city) do update set roles = (select array_agg(distinct role) from unnest(employment.roles || excluded.roles) as role)`,
    [id, given.place, role],
  );
  // Nobody of the city did it; the change stands under the administrator's own name.
  await tx.query("insert into employee_change (employee_id, by_id, action, reason, at) values (?, ?, ?, 'admin:create', ?)", [
    id,
    id,
    known ? "RESET_PASSWORD" : "CREATE",
    now,
  ]);
  await emitEmployee(tx, id);
  return { username, temporaryPassword: password, isNew: !known };
}
