import { createHash } from "node:crypto";
import { actionNotAllowed, badInput, type RequestContext, type Tx } from "@civicgraph/kit";
import { type Day, dayInCity, endOfDay, isDay } from "@civicgraph/kit/calendar/day";
import { sum } from "@civicgraph/kit/money/paise";
import { signingKey } from "@civicgraph/kit/sign/signing-keys";
import canonicalize from "canonicalize";
import { CompactSign } from "jose";

export interface Balance {
  ledger: string;
  amount: number;
}

export interface DailyClose {
  city: string;
  day: Day;
  balances: Balance[];
  journals: number;
  digest: string;
  previousDigest: string | null;
  signature: string;
  closedBy: string;
  closedAt: Date;
}

interface CloseRow {
  day: Day;
  balances: Balance[];
  digest: string;
}

const newest = async (tx: Tx, city: string): Promise<CloseRow | undefined> =>
  (await tx.query<CloseRow>("select day::text, balances, digest from daily_close where city = ? order by day desc limit 1", [city]))[0];

/** What has been posted after a close, by ledger, to the end of a day. */
async function movements(
  tx: Tx,
  city: string,
  after: Day | null,
  to: Day,
): Promise<{ balances: Balance[]; journals: number; last: string }> {
  const [head] = await tx.query<{ journals: number; last: string }>(
    "select count(*)::int as journals, coalesce(max(id), 0)::text as last from journal where city = ? and day > ? and day <= ?",
    [city, after ?? "1900-01-01", to],
  );
  const rows = await tx.query<{ ledger: string; amount: string }>(
    `select ledger, sum(amount)::text as amount from journal join entry on entry.journal_id = journal.id
     where journal.city = ? and day > ? and day <= ? group by ledger`,
    [city, after ?? "1900-01-01", to],
  );
  return {
    balances: rows.map((row) => ({ ledger: row.ledger, amount: Number(row.amount) })),
    journals: head?.journals ?? 0,
    last: head?.last ?? "0",
  };
}

function add(a: readonly Balance[], b: readonly Balance[]): Balance[] {
  const totals = new Map<string, number>();
  for (const { ledger, amount } of [...a, ...b]) totals.set(ledger, (totals.get(ledger) ?? 0) + amount);
  return [...totals].map(([ledger, amount]) => ({ ledger, amount })).sort((x, y) => (x.ledger < y.ledger ? -1 : 1));
}

/** The trial balance of a city at the end of a day: the last close before it, and what was posted since. */
export async function trialBalance(tx: Tx, city: string, on: Day): Promise<Balance[]> {
  const [closed] = await tx.query<CloseRow>(
    "select day::text, balances, digest from daily_close where city = ? and day <= ? order by day desc limit 1",
    [city, on],
  );
  return add(closed?.balances ?? [], (await movements(tx, city, closed?.day ?? null, on)).balances);
}

/** Closes a day: its trial balance, chained to the close before and signed. From then on nothing is posted to it. */
export async function closeDay(input: { city: string; day: Day }, ctx: RequestContext): Promise<DailyClose> {
  ctx.viewer.require("billing.reconcile", input.city);
  if (!isDay(input.day) || input.day > dayInCity(ctx.now())) throw badInput({ path: "input.day", code: "field.invalid" });
  const key = await signingKey(ctx);
  return ctx.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext(?))", [`billing.close ${input.city}`]);
    const last = await newest(tx, input.city);
    if (last && last.day >= input.day) throw actionNotAllowed("billing.dayClosed");
    const [open] = await tx.query<{ count: number }>(
      "select count(*)::int as count from counter_session where city = ? and closed_at is null and opened_at < ?",
      [input.city, endOfDay(input.day)],
    );
    if (open?.count) throw actionNotAllowed("billing.countersStillOpen", { count: open.count });
    const moved = await movements(tx, input.city, last?.day ?? null, input.day);
    const balances = add(last?.balances ?? [], moved.balances);
    if (sum(balances.map((one) => one.amount)) !== 0) throw new Error(`${input.city}: the trial balance of ${input.day} does not balance`);
    const body = { city: input.city, day: input.day, balances, journals: moved.journals, previousDigest: last?.digest ?? null };
    const digest = createHash("sha256")
      .update(canonicalize(body) ?? "")
      .digest("hex");
    const signature = await new CompactSign(new TextEncoder().encode(digest))
      .setProtectedHeader({ alg: "EdDSA", kid: key.kid })
      .sign(key.privateKey);
    const closed: DailyClose = { ...body, digest, signature, closedBy: ctx.viewer.requireId(), closedAt: ctx.now() };
    await tx.query(
      `insert into daily_close (city, day, balances, journals, last_journal, previous_digest, digest, kid, signature, closed_by, closed_at)
       values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        closed.city,
        closed.day,
        JSON.stringify(balances),
        closed.journals,
        moved.last,
        closed.previousDigest,
        digest,
        key.kid,
        signature,
        closed.closedBy,
        closed.closedAt,
      ],
    );
    return closed;
  });
}
