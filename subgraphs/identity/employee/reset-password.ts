import { forbidden, type RequestContext } from "@civicgraph/kit";
import { accountGuard, forgetFailures } from "../session/failed-sign-ins.ts";
import { hashPassword, temporaryPassword } from "../session/password.ts";
import { revokeSessions } from "../session/revoke-session.ts";
import { lockManaged, recordChange } from "./employee-rules.ts";

/** A new temporary password for an employee who lost theirs. Their sessions end, a lock is lifted, and they must choose their own first. */
export async function resetPassword(id: string, ctx: RequestContext): Promise<{ id: string; temporaryPassword: string }> {
  const viewer = ctx.viewer.requireId();
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  await ctx.transact(async (tx) => {
    const managed = await lockManaged(tx, id, ctx);
    if (!managed.wholly) throw forbidden("employee.otherCity");
    if (managed.id === viewer) throw forbidden("employee.notYourself");
    await tx.query("update employee set password_hash = ?, must_change_password = true where id = ?", [passwordHash, managed.id]);
    await forgetFailures(tx, accountGuard(managed.username, ctx.secrets.service));
    await revokeSessions(tx, managed.id, "PASSWORD_CHANGED", ctx.now());
    await recordChange(tx, managed.id, "RESET_PASSWORD", null, ctx);
  });
  return { id, temporaryPassword: password };
}
