import { actionNotAllowed, badInput, notFound, type RequestContext, type Tx } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { v5 as uuidv5 } from "uuid";
import { type AccountRow, lockAccount } from "../account/read-account.ts";
import { periodOf } from "../calendar/period.ts";
import { findSession } from "../counter/session.ts";
import { writeDemand } from "../demand/write-demand.ts";
import { BANK, CASH, CHEQUES } from "../ledger/ledgers.ts";
import { postChange } from "../ledger/post-account.ts";
import { bookingDay, writeJournal } from "../ledger/write-journal.ts";
import type { BillingService } from "../master/billing-service.ts";
import { type PaymentRow, paymentById } from "./payment-row.ts";

/** Reasons of DIGIT's cancellation, and the dishonour of a cheque. */
export const REVERSALS = ["ERROR_RECEIPT", "DISHONOURED", "OTHER"] as const;
export type Reversal = (typeof REVERSALS)[number];

const MIN_REASON = 10;

/** What was remitted already comes back from the bank before it is taken off the drawer's ledger. */
async function bringBack(tx: Tx, payment: PaymentRow, actor: string, ctx: RequestContext): Promise<void> {
  const session = payment.session_id ? await findSession(tx.query, payment.session_id) : null;
  if (!session?.remitted_at || ![CASH, CHEQUES].includes(payment.source)) return;
  const amount = Number(payment.amount);
  const { city, id: paymentId, source } = payment;
  await writeJournal(
    tx,
    {
      city,
      service: null,
      kind: "returned-by-bank",
      reason: payment.instrument?.number ?? null,
      accountId: null,
      paymentId,
      actor,
      postings: [
        { ledger: source, head: null, period: null, amount },
        { ledger: BANK, head: null, period: null, amount: -amount },
      ],
    },
    await bookingDay(tx, city, dayInCity(ctx.now())),
    ctx.now(),
  );
}

/** What the city asks for a cheque that came back: a demand of its own, once for a payment. */
async function chargeDishonour(
  tx: Tx,
  account: AccountRow,
  service: BillingService,
  payment: PaymentRow,
  actor: string,
  ctx: RequestContext,
): Promise<void> {
  const charge = service.payment.dishonour;
  if (!charge) return;
  const issuedOn = dayInCity(ctx.now());
  const period = periodOf(service.cycle, issuedOn);
  const demand = { id: uuidv5("dishonour", payment.id), period, issuedOn, lines: [charge], reason: "DISHONOURED" };
  await writeDemand(tx, account, demand, { actor, now: ctx.now() });
}

/** Cancels a payment or records that its cheque was dishonoured: entries that take it back, and what was due is due again, interest and all. */
export async function reversePayment(input: { id: string; reversal: string; reason: string }, ctx: RequestContext): Promise<PaymentRow> {
  const reversal = REVERSALS.find((one) => one === input.reversal);
  if (!reversal) throw badInput({ path: "input.reversal", code: "field.unknown" });
  if (input.reason.trim().length < MIN_REASON)
    throw badInput({ path: "input.reason", code: "field.tooShort", values: { min: MIN_REASON } });
  const actor = ctx.viewer.requireId();
  return ctx.transact(async (tx) => {
    const seen = await paymentById(tx.query, input.id);
    if (!seen) throw notFound();
    ctx.viewer.require("billing.reverse", seen.city);
    const account = await lockAccount(tx, seen.account_id);
    const payment = (await paymentById(tx.query, input.id)) ?? seen;
    if (payment.state !== "posted") throw actionNotAllowed("billing.notPosted");
    if (reversal === "DISHONOURED" && !payment.instrument) throw badInput({ path: "input.reversal", code: "billing.noInstrument" });
    // Money that a provider holds goes back by a refund, not by a stroke of the pen.
    if (payment.mode === "ONLINE") throw actionNotAllowed("billing.onlineIsRefunded");
    await bringBack(tx, payment, actor, ctx);
    const occasion = { kind: "reversal" as const, reason: `${reversal}: ${input.reason.trim()}`, paymentId: payment.id, actor };
    await postChange(tx, account, occasion, ctx.now(), async ({ service }) => {
      if (reversal === "DISHONOURED") await chargeDishonour(tx, account, service, payment, actor, ctx);
      await tx.query("update payment set state = 'reversed', reversed_at = ?, reversal = ?, reason = ? where id = ?", [
        ctx.now(),
        reversal,
        input.reason.trim(),
        payment.id,
      ]);
    });
    const reversed = await paymentById(tx.query, payment.id);
    if (!reversed) throw notFound();
    return reversed;
  });
}
