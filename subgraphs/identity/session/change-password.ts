import { badInput, forbidden, notFound, Refusal, type RequestContext } from "@civicgraph/kit";
import { countFailure, guardsOf, holdGuards } from "./failed-sign-ins.ts";
import { hashPassword, isPassword, passwordFault } from "./password.ts";
import { revokeSessions } from "./revoke-session.ts";

/** Changes the password of the employee who is signed in; their other sessions end. Guesses at the present one count like wrong sign-ins. */
export async function changePassword(given: { current: string; next: string }, ctx: RequestContext): Promise<void> {
  const id = ctx.viewer.requireId();
  if (!ctx.viewer.isEmployee) throw forbidden();
  const row = (await ctx.db.selectFrom("employee").select(["username", "password_hash"]).where("id", "=", id).executeTakeFirst()) as
    | { username: string; password_hash: string }
    | undefined;
  if (!row) throw notFound();
  const guards = await guardsOf(row.username, ctx);
  const right = await isPassword(row.password_hash, given.current, ctx);
  const fault = passwordFault(given.next, { username: row.username, current: given.current });
  const passwordHash = right && !fault ? await hashPassword(given.next) : null;
  const refusal = await ctx.transact(async (tx): Promise<Refusal | null> => {
    const now = ctx.now();
    const minutes = await holdGuards(tx, guards, now);
    if (minutes > 0) return new Refusal("RATE_LIMITED", "signIn.locked", { minutes });
    if (!right) {
      await countFailure(tx, guards, now);
      return badInput({ path: "current", code: "password.wrong" });
    }
    if (fault) return badInput(fault);
    const changed = await tx.query(
      "update employee set password_hash = ?, must_change_password = false where id = ? and password_hash = ? returning id",
      [passwordHash, id, row.password_hash],
    );
    if (changed.length === 0) return badInput({ path: "current", code: "password.wrong" });
    await revokeSessions(tx, id, "PASSWORD_CHANGED", now, ctx.viewer.session);
    return null;
  });
  if (refusal) throw refusal;
}
