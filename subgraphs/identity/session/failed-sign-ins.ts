import { PLATFORM, type RequestContext, type Tx } from "@civicgraph/kit";
import { networkOf } from "@civicgraph/kit/http/network-of";
import { markOf } from "../person/client-address.ts";
import { ACCOUNT_RULE, afterFailure, type Failures, type LockRule, lockedFor } from "./lock-out.ts";

/** What is counted for one attempt: the user name, whether anybody has it or not, and the address. */
export interface Guarded {
  mark: string;
  rule: LockRule;
}

/** An unknown user name is counted and locked like a known one: the answers tell nothing. */
export const accountGuard = (username: string, secret: string): Guarded => ({
  mark: markOf("username", username, secret),
  rule: ACCOUNT_RULE,
});

/** The counters of an attempt to sign in. */
export async function guardsOf(username: string, ctx: RequestContext): Promise<[Guarded, Guarded]> {
  const perAddress = await ctx.setting<number>("identity.failedSignInsPerAddress", PLATFORM);
  return [
    accountGuard(username, ctx.secrets.service),
    {
      mark: markOf("sign-in address", networkOf(ctx.clientAddress), ctx.secrets.service),
      rule: { failures: perAddress, windowMinutes: 15, lockMinutes: 15 },
    },
  ];
}

async function read(tx: Pick<Tx, "query">, mark: string): Promise<Failures | null> {
  const [row] = await tx.query<{ count: number; since: Date; locked_until: Date | null }>(
    "select count, since, locked_until from failed_sign_in where mark = ?",
    [mark],
  );
  return row ? { count: row.count, since: row.since, lockedUntil: row.locked_until } : null;
}

/** Minutes for which these are locked; 0: not. Holds the counters until the transaction ends, so that guesses are judged one after another. */
export async function holdGuards(tx: Tx, guards: readonly Guarded[], now: Date): Promise<number> {
  let minutes = 0;
  for (const { mark } of guards) {
    await tx.query("select pg_advisory_xact_lock(hashtextextended(?, 1))", [mark]);
    minutes = Math.max(minutes, lockedFor(await read(tx, mark), now));
  }
  return minutes;
}

/** Counts one more failure. */
export async function countFailure(tx: Tx, guards: readonly Guarded[], now: Date): Promise<void> {
  for (const { mark, rule } of guards) {
    const next = afterFailure(await read(tx, mark), rule, now);
    await tx.query(
      `insert into failed_sign_in (mark, count, since, locked_until) values (?, ?, ?, ?)
       on conflict (mark) do update set count = excluded.count, since = excluded.since, locked_until = excluded.locked_until`,
      [mark, next.count, next.since, next.lockedUntil],
    );
  }
}

/** A success, or an administrator's new password, wipes the slate of an account. */
export async function forgetFailures(tx: Tx, guard: Guarded): Promise<void> {
  await tx.query("delete from failed_sign_in where mark = ?", [guard.mark]);
}
