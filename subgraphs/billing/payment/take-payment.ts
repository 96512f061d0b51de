import { badInput, conflict, type FieldFault, notFound, type RequestContext, type Tx } from "@civicgraph/kit";
import { type Day, dayInCity } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import { accountById, lockAccount } from "../account/read-account.ts";
import { isUuid } from "../account/uuid.ts";
import { requireOpenSession } from "../counter/session.ts";
import { dueOn } from "../due/due-on.ts";
import { sourceOf } from "../ledger/ledgers.ts";
import type { AccountView } from "../ledger/post-account.ts";
import { MODES, type Mode } from "../master/billing-service.ts";
import { amountFault } from "./accept-amount.ts";
import { instrumentFaults } from "./check-instrument.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type Instrument, PAYMENT_COLUMNS, type PaymentRow, paymentById } from "./payment-row.ts";
import { postPayment, receiptMeans } from "./post-payment.ts";

export interface CounterPayment {
  /** Made by the client: sent twice is paid once. */
  id: string;
  sessionId: string;
  accountId: string;
  amount: Paise;
  currency: string;
  mode: string;
  instrument: Instrument | null;
  payerName: string;
}

type CounterMode = Exclude<Mode, "ONLINE">;
const MAX_NAME = 100;

function checkPayment(input: CounterPayment, today: Day): CounterMode {
  const faults: FieldFault[] = [];
  if (!isUuid(input.id)) faults.push({ path: "input.id", code: "field.invalid" });
  if (input.currency !== "INR") faults.push({ path: "input.currency", code: "billing.currency" });
  if (!input.payerName.trim()) faults.push({ path: "input.payerName", code: "field.required" });
  if (input.payerName.length > MAX_NAME) faults.push({ path: "input.payerName", code: "field.tooLong", values: { max: MAX_NAME } });
  const mode = MODES.find((one) => one === input.mode);
  if (!mode || mode === "ONLINE") faults.push({ path: "input.mode", code: "field.unknown" });
  else faults.push(...instrumentFaults(mode, input.instrument, today));
  if (faults.length) throw badInput(...faults);
  return mode as CounterMode;
}

const contentOf = (input: CounterPayment): string =>
  fingerprintOf([input.accountId, input.amount, input.mode, input.instrument, input.sessionId]);

/** The payment that this id made before; CONFLICT where it was made with other content. */
async function madeBefore(tx: Tx, input: CounterPayment): Promise<PaymentRow | null> {
  const known = await paymentById(tx.query, input.id);
  if (known && known.fingerprint !== contentOf(input)) throw conflict("error.sameIdOtherContent");
  return known;
}

function checkAgainstBill({ service, demands, payments }: AccountView, input: CounterPayment, mode: CounterMode, today: Day): void {
  if (!service.payment.modes.includes(mode)) throw badInput({ path: "input.mode", code: "billing.modeNotTaken" });
  const fault = amountFault(input.amount, dueOn(service, demands, payments, today).total, service);
  if (fault) throw badInput({ path: "input.amount", ...fault });
}

/** Takes a payment at a counter: row, journal, receipt and its number commit together or not at all. */
export async function takePayment(input: CounterPayment, ctx: RequestContext): Promise<PaymentRow> {
  const now = ctx.now();
  const today = dayInCity(now);
  const mode = checkPayment(input, today);
  const actor = ctx.viewer.requireId();
  const found = isUuid(input.accountId) ? await ctx.transact((tx) => accountById(tx.query, input.accountId)) : null;
  if (!found) throw notFound("billing.accountUnknown");
  ctx.viewer.require("billing.collect", found.city);
  const means = await receiptMeans(ctx, found.city);
  return ctx.transact(async (tx) => {
    const account = await lockAccount(tx, input.accountId);
    const known = await madeBefore(tx, input);
    if (known) return known;
    const session = await requireOpenSession(tx, input.sessionId, ctx);
    if (session.city !== account.city) throw badInput({ path: "input.accountId", code: "billing.otherCity" });
    const occasion = { kind: "payment" as const, reason: null, actor };
    const payment = { id: input.id, amount: input.amount, paidOn: today };
    await postPayment(tx, account, payment, occasion, { means, now }, async (before) => {
      checkAgainstBill(before, input, mode, today);
      await tx.query(
        `insert into payment (id, city, account_id, amount, mode, source, paid_on, state, fingerprint, session_id, instrument, payer_name, taken_by, created_at, posted_at)
         values (?, ?, ?, ?, ?, ?, ?, 'posted', ?, ?, ?::jsonb, ?, ?, ?, ?)`,
        [
          input.id,
          account.city,
          account.id,
          input.amount,
          mode,
          sourceOf(mode),
          today,
          contentOf(input),
          session.id,
          input.instrument ? JSON.stringify(input.instrument) : null,
          input.payerName.trim(),
          actor,
          now,
          now,
        ],
      );
    });
    const [made] = await tx.query<PaymentRow>(`select ${PAYMENT_COLUMNS} from payment where id = ?`, [input.id]);
    if (!made) throw notFound();
    return made;
  });
}
