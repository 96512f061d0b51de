import { Refusal, type RequestContext } from "@civicgraph/kit";
import { verify } from "@node-rs/argon2";
import { grantsOf } from "../employee/grants.ts";
import { afterFailure, isLocked } from "./lock-out.ts";
import { type IssuedSession, openSession } from "./open-session.ts";

// Verified when the user name is unknown, so that the answer takes as long as for a known one.
const DECOY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Zd0hqVhm1rQnJ3X2J3uGm7bRk1q6v6Q2o0o2C9kq3zE";

interface Row {
  id: string;
  password_hash: string;
  active: boolean;
  failed_sign_ins: number;
  locked_until: Date | null;
}

/** Signs an employee in. Five wrong passwords lock the account for a quarter of an hour; the answer never tells which part was wrong. */
export async function signIn(given: { username: string; password: string }, ctx: RequestContext): Promise<IssuedSession> {
  const username = given.username.trim().toLowerCase().slice(0, 200);
  const now = ctx.now();
  const row = (await ctx.db
    .selectFrom("employee")
    .select(["id", "password_hash", "active", "failed_sign_ins", "locked_until"])
    .where("username", "=", username)
    .executeTakeFirst()) as Row | undefined;
  if (row && isLocked(row.locked_until, now))
    throw new Refusal("RATE_LIMITED", "signIn.locked", {
      minutes: Math.ceil(((row.locked_until?.getTime() ?? 0) - now.getTime()) / 60_000),
    });
  const right = await verify(row?.password_hash ?? DECOY, given.password.slice(0, 200)).catch(() => false);
  if (!row || !right) {
    if (row) {
      await ctx.transact(async (tx) => {
        // Counted under the row's lock: many guesses at once count as many.
        const [current] = await tx.query<Row>("select failed_sign_ins from employee where id = ? for update", [row.id]);
        const next = afterFailure(current?.failed_sign_ins ?? 0, now);
        await tx.query("update employee set failed_sign_ins = ?, locked_until = ? where id = ?", [next.failures, next.lockedUntil, row.id]);
      });
    }
    throw new Refusal("UNAUTHENTICATED", "signIn.wrong");
  }
  if (!row.active) throw new Refusal("UNAUTHENTICATED", "signIn.inactive");
  return ctx.transact(async (tx) => {
    if (row.failed_sign_ins > 0) await tx.query("update employee set failed_sign_ins = 0, locked_until = null where id = ?", [row.id]);
    return openSession(tx, { subject: row.id, kind: "employee", cities: await grantsOf(tx, row.id) }, ctx);
  });
}
