import { randomBytes, randomUUID } from "node:crypto";
import { badInput, conflict, type FieldFault, forbidden, notFound, Refusal, type RequestContext, type Tx } from "@civicgraph/kit";
import { hash } from "@node-rs/argon2";
import { ROLES } from "../manifest.ts";
import { normaliseMobile } from "../otp/otp-policy.ts";
import { revokeSubject } from "../session/refresh-session.ts";
import type { CreateEmployeeInput, UpdateEmployeeInput } from "./employee.type.ts";
import { emitEmployee } from "./employee-changed.ts";

const MANAGE = "identity.employees.manage";

function checkRoles(roles: readonly string[] | null | undefined, faults: FieldFault[]): void {
  if (roles?.some((role) => !(ROLES as readonly string[]).includes(role))) faults.push({ path: "input.roles", code: "field.unknown" });
  if (roles && roles.length === 0) faults.push({ path: "input.roles", code: "field.required" });
}

function mobileOf(given: string | null | undefined, faults: FieldFault[]): string | null {
  if (!given?.trim()) return null;
  const mobile = normaliseMobile(given);
  if (!mobile) faults.push({ path: "input.mobile", code: "field.mobile" });
  return mobile;
}

/** The manager must work in the same city, and nobody may come to report to themselves. */
async function checkManager(tx: Tx, id: string, manager: string | null | undefined, city: string): Promise<void> {
  if (!manager) return;
  const wrong = badInput({ path: "input.reportsTo", code: "field.unknown" });
  if (!/^[0-9a-f-]{36}$/i.test(manager)) throw wrong;
  const [row] = await tx.query("select 1 from employment where employee_id = ? and city = ?", [manager, city]);
  if (!row) throw wrong;
  const circle = await tx.query(
    `with recursive line (id) as (select ?::uuid union select e.reports_to from employee e join line l on e.id = l.id where e.reports_to is not null)
     select 1 from line where id = ?::uuid`,
    [manager, id],
  );
  if (circle.length) throw badInput({ path: "input.reportsTo", code: "employee.circle" });
}

async function refuseTaken(tx: Tx, id: string, username: string | null, mobile: string | null): Promise<void> {
  const rows = await tx.query<{ username: string; mobile: string | null }>(
    "select username, mobile from employee where id <> ? and (username = ? or mobile = ?)",
    [id, username, mobile],
  );
  const faults: FieldFault[] = [];
  if (rows.some((row) => row.username === username)) faults.push({ path: "input.username", code: "field.taken" });
  if (mobile && rows.some((row) => row.mobile === mobile)) faults.push({ path: "input.mobile", code: "field.taken" });
  if (faults.length) throw badInput(...faults);
}

/** Creates an employee with a password for the first sign-in. */
export async function createEmployee(input: CreateEmployeeInput, ctx: RequestContext): Promise<{ id: string; temporaryPassword: string }> {
  ctx.viewer.require(MANAGE, input.city);
  const faults: FieldFault[] = [];
  const local = input.username.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{1,40}$/.test(local)) faults.push({ path: "input.username", code: "field.invalid" });
  if (input.name.trim().length < 2) faults.push({ path: "input.name", code: "field.required" });
  checkRoles(input.roles, faults);
  const mobile = mobileOf(input.mobile, faults);
  if (faults.length) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  const id = randomUUID();
  const username = `${local}@${input.city}`;
  const temporaryPassword = randomBytes(9).toString("base64url");
  const passwordHash = await hash(temporaryPassword);
  await ctx.transact(async (tx) => {
    await refuseTaken(tx, id, username, mobile);
    await checkManager(tx, id, input.reportsTo, input.city);
    await tx.query(
      "insert into employee (id, version, username, name, mobile, password_hash, must_change_password, designation, reports_to) values (?, 0, ?, ?, ?, ?, true, ?, ?)",
      [id, username, input.name.trim(), mobile, passwordHash, input.designation?.trim() || null, input.reportsTo ?? null],
    );
    await tx.query("insert into employment (employee_id, city, roles, departments, wards) values (?, ?, ?, ?, ?)", [
      id,
      input.city,
      input.roles,
      input.departments ?? [],
      input.wards ?? [],
    ]);
    await emitEmployee(tx, id);
  });
  return { id, temporaryPassword };
}

/** Locks an employee of a city that the viewer manages; NOT_FOUND for all others. */
async function lockManaged(
  tx: Tx,
  id: string,
  ctx: RequestContext,
  city?: string,
): Promise<{ id: string; active: boolean; cities: string[] }> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound();
  const [row] = await tx.query<{ id: string; active: boolean }>("select id, active from employee where id = ? for update", [id]);
  const cities = (await tx.query<{ city: string }>("select city from employment where employee_id = ?", [id])).map((one) => one.city);
  if (!row || !cities.some((one) => ctx.viewer.may(MANAGE, one)) || (city && !cities.includes(city))) throw notFound();
  return { ...row, cities };
}

export async function updateEmployee(input: UpdateEmployeeInput, ctx: RequestContext): Promise<string> {
  ctx.viewer.require(MANAGE, input.city);
  const faults: FieldFault[] = [];
  checkRoles(input.roles, faults);
  const mobile = mobileOf(input.mobile, faults);
  if (faults.length) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  await ctx.transact(async (tx) => {
    await lockManaged(tx, input.id, ctx, input.city);
    await refuseTaken(tx, input.id, null, mobile);
    await checkManager(tx, input.id, input.reportsTo, input.city);
    await tx.query(
      "update employee set name = coalesce(?, name), mobile = coalesce(?, mobile), designation = coalesce(?, designation), reports_to = coalesce(?::uuid, reports_to) where id = ?",
      [input.name?.trim() || null, mobile, input.designation?.trim() || null, input.reportsTo ?? null, input.id],
    );
    if (input.roles && input.id === ctx.viewer.id && !input.roles.includes("CITY_ADMIN")) throw forbidden("employee.notYourself");
    await tx.query(
      "update employment set roles = coalesce(?, roles), departments = coalesce(?, departments), wards = coalesce(?, wards) where employee_id = ? and city = ?",
      [input.roles ?? null, input.departments ?? null, input.wards ?? null, input.id, input.city],
    );
    // Rights change at once: tokens with the old ones no longer count, the session goes on with new ones.
    if (input.roles || input.departments || input.wards) await revokeSubject(tx, input.id, "ROLES_CHANGED", ctx.now());
    await emitEmployee(tx, input.id);
  });
  return input.id;
}

/** Deactivates or brings back, with a reason. Nobody deactivates themselves. */
export async function setEmployeeActive(given: { id: string; reason: string; active: boolean }, ctx: RequestContext): Promise<string> {
  ctx.viewer.requireId();
  if (given.id === ctx.viewer.id) throw forbidden("employee.notYourself");
  const reason = given.reason.trim();
  if (reason.length < 3) throw badInput({ path: "reason", code: "field.tooShort", values: { min: 3 } });
  if (reason.length > 500) throw badInput({ path: "reason", code: "field.tooLong", values: { max: 500 } });
  await ctx.transact(async (tx) => {
    const row = await lockManaged(tx, given.id, ctx);
    if (!row.cities.every((city) => ctx.viewer.may(MANAGE, city))) throw forbidden();
    if (row.active === given.active) throw conflict();
    await tx.query("update employee set active = ?, inactive_reason = ? where id = ?", [
      given.active,
      given.active ? null : reason,
      given.id,
    ]);
    if (!given.active) await revokeSubject(tx, given.id, "DEACTIVATED", ctx.now());
    await emitEmployee(tx, given.id);
  });
  return given.id;
}
