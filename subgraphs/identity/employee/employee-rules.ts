import { badInput, type CityGrant, conflict, type FieldFault, isUuid, notFound, type RequestContext, type Tx } from "@civicgraph/kit";
import { normaliseMobile } from "../person/mobile.ts";

export const MANAGE = "identity.employees.manage";

/** Rights travel in the access token, which holds 4 kB with its signature: what an employee holds must fit. */
const MAX_GRANT_BYTES = 2500;

/** Roles that an administrator may give: those that exist, at least one. */
export function checkRoles(roles: readonly string[] | null | undefined, existing: readonly string[], faults: FieldFault[]): void {
  if (!roles) return;
  if (roles.length === 0) faults.push({ path: "input.roles", code: "field.required" });
  if (roles.some((role) => !existing.includes(role))) faults.push({ path: "input.roles", code: "field.unknown" });
}

/** The number to store; null for none; a fault for what is no number. */
export function mobileOf(given: string | null | undefined, faults: FieldFault[]): string | null {
  if (!given?.trim()) return null;
  const mobile = normaliseMobile(given);
  if (!mobile) faults.push({ path: "input.mobile", code: "field.mobile" });
  return mobile;
}

export function checkGrantsFit(cities: Record<string, CityGrant>): void {
  if (Buffer.byteLength(JSON.stringify(cities)) > MAX_GRANT_BYTES) throw badInput({ path: "input.wards", code: "employee.tooMuch" });
}

/** The manager must work in the same city, and nobody may come to report to themselves. */
export async function checkManager(tx: Tx, id: string, manager: string | null | undefined, city: string): Promise<void> {
  if (!manager) return;
  const unknown = badInput({ path: "input.reportsTo", code: "field.unknown" });
  if (!isUuid(manager)) throw unknown;
  // One change of a reporting line at a time: two at once could close a circle that neither sees.
  await tx.query("select pg_advisory_xact_lock(hashtext('identity.reporting-line'))");
  const [row] = await tx.query(
    "select 1 from employment m join employee e on e.id = m.employee_id where m.employee_id = ? and m.city = ? and e.active",
    [manager, city],
  );
  if (!row) throw unknown;
  const circle = await tx.query(
    `with recursive line (id) as (select ?::uuid union select e.reports_to from employee e join line l on e.id = l.id where e.reports_to is not null)
     select 1 from line where id = ?::uuid`,
    [manager, id],
  );
  if (circle.length) throw badInput({ path: "input.reportsTo", code: "employee.circle" });
}

/** User name and mobile number belong to one employee each. The lock makes two administrators at once get a clear answer, not a broken constraint. */
export async function refuseTaken(tx: Tx, id: string, username: string | null, mobile: string | null): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('identity.employee-names'))");
  const rows = await tx.query<{ username: string; mobile: string | null }>(
    "select username, mobile from employee where id <> ? and (username = ? or mobile = ?)",
    [id, username, mobile],
  );
  const faults: FieldFault[] = [];
  if (username && rows.some((row) => row.username === username)) faults.push({ path: "input.username", code: "field.taken" });
  if (mobile && rows.some((row) => row.mobile === mobile)) faults.push({ path: "input.mobile", code: "field.taken" });
  if (faults.length) throw badInput(...faults);
}

export interface Managed {
  id: string;
  username: string;
  active: boolean;
  cities: string[];
  /** The viewer manages every city in which this employee works: what belongs to the person, not to a city, may be changed. */
  wholly: boolean;
}

/** Locks an employee of a city that the viewer manages; NOT_FOUND for all others, so that ids of other cities tell nothing. */
export async function lockManaged(tx: Tx, id: string, ctx: RequestContext): Promise<Managed> {
  ctx.viewer.requireId();
  if (!isUuid(id)) throw notFound();
  const [row] = await tx.query<{ id: string; username: string; active: boolean }>(
    "select id, username, active from employee where id = ? for no key update",
    [id],
  );
  const cities = (await tx.query<{ city: string }>("select city from employment where employee_id = ?", [id])).map((one) => one.city);
  if (!row || !cities.some((city) => ctx.viewer.may(MANAGE, city))) throw notFound();
  return { ...row, cities, wholly: cities.every((city) => ctx.viewer.may(MANAGE, city)) };
}

/** A city must keep an administrator who can sign in: refused when this employee is the last. */
export async function refuseLastAdmin(tx: Tx, id: string, cities: readonly string[]): Promise<void> {
  // Two administrators who remove each other at the same moment must not both succeed.
  await tx.query("select pg_advisory_xact_lock(hashtext('identity.administrators'))");
  for (const city of cities) {
    const admins = await tx.query<{ id: string }>(
      "select e.id from employment m join employee e on e.id = m.employee_id where m.city = ? and 'CITY_ADMIN' = any(m.roles) and e.active",
      [city],
    );
    if (admins.some((one) => one.id === id) && admins.length === 1) throw conflict("employee.lastAdmin");
  }
}

/** Keeps who did what to whom. */
export async function recordChange(tx: Tx, id: string, action: string, reason: string | null, ctx: RequestContext): Promise<void> {
  await tx.query("insert into employee_change (employee_id, by_id, action, reason, at) values (?, ?, ?, ?, ?)", [
    id,
    ctx.viewer.requireId(),
    action,
    reason,
    ctx.now(),
  ]);
}
