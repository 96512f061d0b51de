import { badInput, type CityGrant, type FieldFault, forbidden, type RequestContext, type Tx } from "@civicgraph/kit";
import { checkMasters } from "../city/city-masters.ts";
import { personName } from "../person/person-name.ts";
import { revokeAccessTokens } from "../session/revoke-session.ts";
import type { UpdateEmployeeInput } from "./employee.inputs.ts";
import { emitEmployee } from "./employee-changed.ts";
import {
  checkGrantsFit,
  checkManager,
  checkRoles,
  lockManaged,
  MANAGE,
  mobileOf,
  recordChange,
  refuseLastAdmin,
  refuseTaken,
} from "./employee-rules.ts";
import { grantsOf } from "./grants.ts";

/** What belongs to the person in every city: only who manages them in all of them may change it. */
const PERSONAL = ["name", "mobile", "designation", "reportsTo"] as const;

async function updatePerson(tx: Tx, input: UpdateEmployeeInput, mobile: string | null): Promise<void> {
  const changes: [string, unknown][] = [];
  if (input.name) changes.push(["name", personName(input.name)]);
  if (input.mobile !== undefined) changes.push(["mobile", mobile]);
  if (input.designation !== undefined) changes.push(["designation", input.designation?.trim() || null]);
  if (input.reportsTo !== undefined) changes.push(["reports_to", input.reportsTo || null]);
  if (changes.length === 0) return;
  await tx.query(`update employee set ${changes.map(([column]) => `${column} = ?`).join(", ")} where id = ?`, [
    ...changes.map(([, value]) => value),
    input.id,
  ]);
}

/** Changes an employee. Left out: stays; null: emptied. New rights count at once: tokens with the old ones are no longer accepted. */
export async function updateEmployee(input: UpdateEmployeeInput, ctx: RequestContext): Promise<string> {
  ctx.viewer.require(MANAGE, input.city);
  const faults: FieldFault[] = [];
  if (input.name && !personName(input.name)) faults.push({ path: "input.name", code: "field.name" });
  checkRoles(input.roles, ctx.roles, faults);
  const mobile = mobileOf(input.mobile, faults);
  if (faults.length) throw badInput(...faults);
  await ctx.transact(async (tx) => {
    const managed = await lockManaged(tx, input.id, ctx);
    if (!managed.wholly && PERSONAL.some((field) => input[field] !== undefined)) throw forbidden("employee.otherCity");
    await refuseTaken(tx, input.id, null, mobile);
    await checkManager(tx, input.id, input.reportsTo, input.city);
    await updatePerson(tx, input, mobile);
    const before = (await grantsOf(tx, input.id))[input.city];
    const after: CityGrant = {
      roles: [...new Set(input.roles ?? before?.roles ?? [])],
      departments: [...new Set(input.departments ?? before?.departments ?? [])],
      wards: [...new Set(input.wards ?? before?.wards ?? [])],
    };
    if (after.roles.length === 0) throw badInput({ path: "input.roles", code: "field.required" });
    if (before?.roles.includes("CITY_ADMIN") && !after.roles.includes("CITY_ADMIN")) {
      if (input.id === ctx.viewer.id) throw forbidden("employee.notYourself");
      await refuseLastAdmin(tx, input.id, [input.city]);
    }
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      // Codes already held stay valid: a ward that was merged away must not block the next change.
      const isNew = (field: "departments" | "wards") => after[field].filter((code) => !before?.[field].includes(code));
      const unknown = await checkMasters(tx, { city: input.city, departments: isNew("departments"), wards: isNew("wards") });
      if (unknown.length) throw badInput(...unknown);
      await tx.query(
        `insert into employment (employee_id, city, roles, departments, wards) values (?, ?, ?, ?, ?)
         on conflict (employee_id, city) do update set roles = excluded.roles, departments = excluded.departments, wards = excluded.wards`,
        [input.id, input.city, after.roles, after.departments, after.wards],
      );
      checkGrantsFit(await grantsOf(tx, input.id));
      await revokeAccessTokens(tx, input.id, ctx.now());
    }
    await recordChange(tx, input.id, "UPDATE", null, ctx);
    await emitEmployee(tx, input.id);
  });
  return input.id;
}
