import { badInput, conflict, forbidden, type RequestContext } from "@civicgraph/kit";
import { revokeSessions } from "../session/revoke-session.ts";
import { emitEmployee } from "./employee-changed.ts";
import { lockManaged, recordChange, refuseLastAdmin } from "./employee-rules.ts";

/** Deactivates an employee or brings them back, with a reason. Nobody deactivates themselves, nor a city's last administrator. */
export async function setEmployeeActive(given: { id: string; reason: string; active: boolean }, ctx: RequestContext): Promise<string> {
  const viewer = ctx.viewer.requireId();
  const reason = given.reason.trim();
  if (reason.length < 3) throw badInput({ path: "reason", code: "field.tooShort", values: { min: 3 } });
  if (reason.length > 500) throw badInput({ path: "reason", code: "field.tooLong", values: { max: 500 } });
  await ctx.transact(async (tx) => {
    const managed = await lockManaged(tx, given.id, ctx);
    // Their access ends everywhere, so it is for whoever manages them everywhere.
    if (!managed.wholly) throw forbidden("employee.otherCity");
    if (managed.id === viewer) throw forbidden("employee.notYourself");
    if (managed.active === given.active) throw conflict(given.active ? "employee.alreadyActive" : "employee.alreadyInactive");
    if (!given.active) await refuseLastAdmin(tx, managed.id, managed.cities);
    await tx.query("update employee set active = ?, inactive_reason = ? where id = ?", [
      given.active,
      given.active ? null : reason,
      managed.id,
    ]);
    if (!given.active) await revokeSessions(tx, managed.id, "DEACTIVATED", ctx.now());
    await recordChange(tx, managed.id, given.active ? "REACTIVATE" : "DEACTIVATE", reason, ctx);
    await emitEmployee(tx, managed.id);
  });
  return given.id;
}
