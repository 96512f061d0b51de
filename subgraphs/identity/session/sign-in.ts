import { Refusal, type RequestContext } from "@civicgraph/kit";
import { countFailure, forgetFailures, guardsOf, holdGuards } from "./failed-sign-ins.ts";
import { employeeHolder } from "./holder.ts";
import { type IssuedSession, issuerOf, openSession } from "./open-session.ts";
import { isPassword } from "./password.ts";

interface Row {
  id: string;
  password_hash: string;
}

const locked = (minutes: number) => new Refusal("RATE_LIMITED", "signIn.locked", { minutes });
const wrong = () => new Refusal("UNAUTHENTICATED", "signIn.wrong");

/** Signs an employee in. Five wrong passwords lock the account for a quarter of an hour; the answer never tells which part was wrong. */
export async function signIn(given: { username: string; password: string }, ctx: RequestContext): Promise<IssuedSession> {
  const username = given.username.trim().toLowerCase().slice(0, 200);
  const guards = await guardsOf(username, ctx);
  const row = await ctx.transact(async (tx): Promise<Row | Refusal | null> => {
    const minutes = await holdGuards(tx, guards, ctx.now());
    if (minutes > 0) return locked(minutes);
    const [found] = await tx.query<Row>("select id, password_hash from employee where username = ?", [username]);
    return found ?? null;
  });
  if (row instanceof Refusal) throw row;
  // Slow on purpose, so outside any transaction. Judged below, one guess after another: of many at once no more than five count.
  const right = await isPassword(row?.password_hash ?? null, given.password, ctx);
  const issuer = await issuerOf(ctx);
  const outcome = await ctx.transact(async (tx): Promise<IssuedSession | Refusal> => {
    const now = ctx.now();
    const minutes = await holdGuards(tx, guards, now);
    if (minutes > 0) return locked(minutes);
    const [current] = row && right ? await tx.query<Row>("select id, password_hash from employee where id = ?", [row.id]) : [];
    if (!current || current.password_hash !== row?.password_hash) {
      await countFailure(tx, guards, now);
      return wrong();
    }
    const holder = await employeeHolder(tx, current.id);
    if (!holder) return new Refusal("UNAUTHENTICATED", "signIn.inactive");
    await forgetFailures(tx, guards[0]);
    return openSession(tx, holder, issuer);
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
