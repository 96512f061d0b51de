import { actionNotAllowed, badInput, notFound, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { isUuid } from "../account/uuid.ts";
import type { Posting } from "../ledger/books.ts";
import { BANK } from "../ledger/ledgers.ts";
import { bookingDay, writeJournal } from "../ledger/write-journal.ts";
import { findSession, type SessionRow } from "./session.ts";

/** Cash and cheques of a closed session go to the bank: one journal, from what the books hold of it. */
export async function remitSession(input: { id: string; bankReference: string }, ctx: RequestContext): Promise<SessionRow> {
  if (!input.bankReference.trim()) throw badInput({ path: "input.bankReference", code: "field.required" });
  if (!isUuid(input.id)) throw notFound();
  return ctx.transact(async (tx) => {
    const [session] = await tx.query<Pick<SessionRow, "city" | "closed_at" | "remitted_at">>(
      "select city, closed_at, remitted_at from counter_session where id = ? for update",
      [input.id],
    );
    if (!session) throw notFound();
    ctx.viewer.require("billing.reconcile", session.city);
    if (!session.closed_at) throw actionNotAllowed("billing.counterStillOpen");
    if (session.remitted_at) throw actionNotAllowed("billing.alreadyRemitted");
    const held = await tx.query<{ ledger: string; amount: string }>(
      `select source as ledger, sum(amount)::text as amount from payment
       where session_id = ? and state in ('posted', 'suspense') and source in ('ASSET.CASH', 'ASSET.CHEQUES') group by source`,
      [input.id],
    );
    const by = ctx.viewer.requireId();
    const postings: Posting[] = held.flatMap(({ ledger, amount }) => [
      { ledger: BANK, head: null, period: null, amount: Number(amount) },
      { ledger, head: null, period: null, amount: -Number(amount) },
    ]);
    const { city } = session;
    await writeJournal(
      tx,
      {
        city,
        service: null,
        kind: "remittance",
        reason: input.bankReference.trim(),
        accountId: null,
        paymentId: null,
        actor: by,
        postings,
      },
      await bookingDay(tx, city, dayInCity(ctx.now())),
      ctx.now(),
    );
    await tx.query("update counter_session set remitted_at = ?, remittance = ?::jsonb where id = ?", [
      ctx.now(),
      JSON.stringify({ bankReference: input.bankReference.trim().slice(0, 60), by }),
      input.id,
    ]);
    const remitted = await findSession(tx.query, input.id);
    if (!remitted) throw notFound();
    return remitted;
  });
}
