import { actionNotAllowed, badInput, conflict, notFound, type RequestContext, type Tx } from "@civicgraph/kit";
import { isPaise, type Paise } from "@civicgraph/kit/money/paise";
import { isUuid } from "../account/uuid.ts";

/** A clerk's time at a counter: what they take in between opening and closing is counted against what the books say. */
export interface SessionRow {
  id: string;
  city: string;
  clerk_id: string;
  counter: string;
  float_amount: string;
  opened_at: Date;
  closed_at: Date | null;
  counted_cash: string | null;
  totals: ModeTotal[] | null;
  difference: string | null;
  remitted_at: Date | null;
  remittance: { bankReference: string; by: string } | null;
}

export interface ModeTotal {
  mode: string;
  count: number;
  amount: Paise;
}

const COLUMNS =
  "id, city, clerk_id, counter, float_amount, opened_at, closed_at, counted_cash, totals, difference, remitted_at, remittance";

export async function findSession(query: Tx["query"], id: string): Promise<SessionRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await query<SessionRow>(`select ${COLUMNS} from counter_session where id = ?`, [id]);
  return row ?? null;
}

const MAX_SESSIONS = 100;

/** Sessions of a city whose money has not gone to the bank yet, the oldest first. */
export const notRemitted = (query: Tx["query"], city: string): Promise<SessionRow[]> =>
  query<SessionRow>(
    `select ${COLUMNS} from counter_session where city = ? and remitted_at is null order by opened_at, id limit ${MAX_SESSIONS}`,
    [city],
  );

/** The session under its lock, which must be this clerk's own. */
async function lockOwn(tx: Tx, id: string, ctx: RequestContext): Promise<SessionRow> {
  if (!isUuid(id)) throw notFound();
  const [row] = await tx.query<SessionRow>(`select ${COLUMNS} from counter_session where id = ? for update`, [id]);
  if (row?.clerk_id !== ctx.viewer.id) throw notFound();
  return row;
}

/** The clerk's open session, held so that it does not close while a payment is taken. */
export async function requireOpenSession(tx: Tx, id: string, ctx: RequestContext): Promise<SessionRow> {
  if (!isUuid(id)) throw notFound();
  const [row] = await tx.query<SessionRow>(`select ${COLUMNS} from counter_session where id = ? for share`, [id]);
  if (row?.clerk_id !== ctx.viewer.id) throw notFound();
  if (row.closed_at) throw actionNotAllowed("billing.counterClosed");
  ctx.viewer.require("billing.collect", row.city);
  return row;
}

/** By mode, what stands of a session: payments that were cancelled are not in the drawer. */
export async function totalsOf(query: Tx["query"], sessionId: string): Promise<ModeTotal[]> {
  return (
    await query<{ mode: string; count: number; amount: string }>(
      `select mode, count(*)::int as count, sum(amount)::text as amount from payment where session_id = ? and state in ('posted', 'suspense')
       group by mode order by mode`,
      [sessionId],
    )
  ).map((row) => ({ ...row, amount: Number(row.amount) }));
}

export async function openSession(
  input: { id: string; city: string; counter: string; float: Paise },
  ctx: RequestContext,
): Promise<SessionRow> {
  ctx.viewer.require("billing.collect", input.city);
  if (!isUuid(input.id)) throw badInput({ path: "input.id", code: "field.invalid" });
  if (!isPaise(input.float) || input.float < 0) throw badInput({ path: "input.float", code: "billing.amountInvalid" });
  if (!input.counter.trim()) throw badInput({ path: "input.counter", code: "field.required" });
  return ctx.transact(async (tx) => {
    const [made] = await tx.query<SessionRow>(
      `insert into counter_session (id, city, clerk_id, counter, float_amount, opened_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing returning ${COLUMNS}`,
      [input.id, input.city, ctx.viewer.requireId(), input.counter.trim().slice(0, 40), input.float, ctx.now()],
    );
    if (made) return made;
    const known = await findSession(tx.query, input.id);
    if (known?.clerk_id !== ctx.viewer.id || known.city !== input.city) throw conflict("billing.counterOpenAlready");
    return known;
  });
}

/** Closes a counter: the cash that was counted against the cash that should be there. The difference is kept, not hidden. */
export async function closeSession(input: { id: string; countedCash: Paise }, ctx: RequestContext): Promise<SessionRow> {
  if (!isPaise(input.countedCash) || input.countedCash < 0) throw badInput({ path: "input.countedCash", code: "billing.amountInvalid" });
  return ctx.transact(async (tx) => {
    const session = await lockOwn(tx, input.id, ctx);
    if (session.closed_at) throw actionNotAllowed("billing.counterClosed");
    const totals = await totalsOf(tx.query, session.id);
    const cash = totals.find((one) => one.mode === "CASH")?.amount ?? 0;
    const difference = input.countedCash - Number(session.float_amount) - cash;
    const [closed] = await tx.query<SessionRow>(
      `update counter_session set closed_at = ?, counted_cash = ?, totals = ?::jsonb, difference = ? where id = ? returning ${COLUMNS}`,
      [ctx.now(), input.countedCash, JSON.stringify(totals), difference, session.id],
    );
    if (!closed) throw notFound();
    return closed;
  });
}
