import { randomUUID } from "node:crypto";
import { badInput, type FieldFault, type RequestContext } from "@civicgraph/kit";
import { checkMasters } from "../city/city-masters.ts";
import { personName } from "../person/person-name.ts";
import { hashPassword, temporaryPassword } from "../session/password.ts";
import type { CreateEmployeeInput } from "./employee.inputs.ts";
import { emitEmployee } from "./employee-changed.ts";
import { checkGrantsFit, checkManager, checkRoles, MANAGE, mobileOf, recordChange, refuseTaken } from "./employee-rules.ts";

/** Creates an employee in a city that the viewer manages, with a password for the first sign-in that exists nowhere else in clear. */
export async function createEmployee(input: CreateEmployeeInput, ctx: RequestContext): Promise<{ id: string; temporaryPassword: string }> {
  ctx.viewer.require(MANAGE, input.city);
  const faults: FieldFault[] = [];
  const local = input.username.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{1,40}$/.test(local)) faults.push({ path: "input.username", code: "field.username" });
  const name = personName(input.name);
  if (!name) faults.push({ path: "input.name", code: "field.name" });
  checkRoles(input.roles, ctx.roles, faults);
  const mobile = mobileOf(input.mobile, faults);
  const grant = { roles: unique(input.roles), departments: unique(input.departments ?? []), wards: unique(input.wards ?? []) };
  faults.push(...(await ctx.transact((tx) => checkMasters(tx, { city: input.city, ...grant }))));
  if (faults.length) throw badInput(...faults);
  const id = randomUUID();
  const username = `${local}@${input.city}`;
  checkGrantsFit({ [input.city]: grant });
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  await ctx.transact(async (tx) => {
    await refuseTaken(tx, id, username, mobile);
    await checkManager(tx, id, input.reportsTo, input.city);
    await tx.query(
      `insert into employee (id, version, username, name, mobile, locale, password_hash, must_change_password, designation, reports_to)
       values (?, 0, ?, ?, ?, ?, ?, true, ?, ?)`,
      [id, username, name, mobile, ctx.locale, passwordHash, input.designation?.trim() || null, input.reportsTo || null],
    );
    await tx.query("insert into employment (employee_id, city, roles, departments, wards) values (?, ?, ?, ?, ?)", [
      id,
      input.city,
      grant.roles,
      grant.departments,
      grant.wards,
    ]);
    await recordChange(tx, id, "CREATE", null, ctx);
    await emitEmployee(tx, id);
  });
  return { id, temporaryPassword: password };
}

const unique = (codes: readonly string[]): string[] => [...new Set(codes)];
