import { demandRaised, type PayloadOf, paymentChanged } from "@civicgraph/events";
import type { Consumer, LoggedEvent, Tx } from "@civicgraph/kit";
import { figuresChanged } from "./figures-changed.ts";

type Payment = PayloadOf<typeof paymentChanged>;
type Demand = PayloadOf<typeof demandRaised>;
type Money = LoggedEvent<Payment | Demand>;

const LINE = "city, service, account_id, case_id, head, period, amount, day";
const LINE_TYPES =
  "city text, service text, account_id uuid, case_id uuid, head text, period text, amount bigint, day date, position integer, id uuid, first integer";

const lineOf = ({ city, service, accountId, caseId, lines }: Payment | Demand, id: string, day: string, sign: number) =>
  lines.map(({ head, period, amount }, position) => ({
    ...{ id, city, service, account_id: accountId, case_id: caseId, head, period, amount, day, position },
    // A payment counts once, on its first line, and is uncounted where it was taken back.
    first: position === 0 ? sign : 0,
  }));

/** A line that is there already is the same line: it is told twice, or late. */
async function addLines(events: Money[], tx: Tx): Promise<void> {
  const payments = events
    .filter(({ type }) => type === paymentChanged.type)
    .flatMap(({ payload }) => {
      const one = payload as Payment;
      const { paymentId, paidOn, state, mode } = one;
      return lineOf(one, paymentId, paidOn, state === "posted" ? 1 : -1).map((line) => ({ ...line, state, mode }));
    });
  const demands = events
    .filter(({ type }) => type === demandRaised.type)
    .flatMap(({ payload }) => lineOf(payload, (payload as Demand).demandId, (payload as Demand).issuedOn, 1));
  if (payments.length)
    await tx.query(
      `insert into payment_line (${LINE}, position, payment_id, payments, state, mode) select ${LINE}, position, id, first, state, mode
       from jsonb_to_recordset(?::jsonb) as row (${LINE_TYPES}, state text, mode text) on conflict do nothing`,
      [JSON.stringify(payments)],
    );
  if (demands.length)
    await tx.query(
      `insert into demand_line (${LINE}, position, demand_id, demands) select ${LINE}, position, id, first
       from jsonb_to_recordset(?::jsonb) as row (${LINE_TYPES}) on conflict do nothing`,
      [JSON.stringify(demands)],
    );
  await figuresChanged(
    tx,
    events.map(({ payload, at }) => ({ city: payload.city, at })),
  );
}

/** One fact a line of a payment or a demand, fed by billing's log. What was taken back lowers the day on which it was paid. */
export const moneyFacts: Consumer = {
  name: "money-facts",
  events: [paymentChanged.type, demandRaised.type],
  gatherMs: 50,
  apply: (event, tx) => addLines([event as Money], tx),
  applyBatch: (events, tx) => addLines(events as Money[], tx),
  async reset(tx) {
    await tx.query("truncate payment_line, demand_line");
  },
};
