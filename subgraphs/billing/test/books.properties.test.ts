import { type RequestContext, type Tx, Viewer } from "@civicgraph/kit";
import { addDays } from "@civicgraph/kit/calendar/day";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { raiseDemand } from "../demand/raise-demand.ts";
import { trialBalance } from "../ledger/close-day.ts";
import { findDifferences } from "../parity/find-differences.ts";
import { reversePayment } from "../payment/reverse-payment.ts";
import { takePayment } from "../payment/take-payment.ts";
import { type BillingCity, CITY, id, startBillingCity } from "./billing-city.ts";

let city: BillingCity;
let session: string;
let clerkId: string;
const permissions = new Map([
  ["billing.collect", ["CEMP"]],
  ["billing.reverse", ["CEMP"]],
  ["billing.read", ["CEMP"]],
]);

beforeAll(async () => {
  city = await startBillingCity({
    service: { payment: { modes: ["CASH"], partFrom: 1, advance: true, lockMinutes: 30 }, rounding: { unit: 1, head: "PT_ROUNDOFF" } },
  });
  session = await city.counter();
  const [row] = await city.services("billing").transact((tx) => tx.query<{ clerk_id: string }>("select clerk_id from counter_session"));
  clerkId = row?.clerk_id ?? "";
});
afterAll(() => city.stop());

/** The clerk, in a process that dies after so many statements of a transaction; never where none is given. */
function clerk(diesAfter = Number.POSITIVE_INFINITY): RequestContext {
  const services = city.services("billing");
  let statements = 0;
  const die = () => {
    if (++statements > diesAfter) throw new Error("the process died");
  };
  const viewer = new Viewer("employee", clerkId, "s", { [CITY]: { roles: ["CEMP"], departments: [], wards: [] } }, permissions);
  const dying = (tx: Tx): Tx => ({
    ...tx,
    query: (sql, values) => {
      die();
      return tx.query(sql, values);
    },
  });
  return {
    ...services,
    viewer,
    transact: <T>(work: (tx: Tx) => Promise<T>) => services.transact((tx) => work(dying(tx))),
  } as RequestContext;
}

const snapshot = () =>
  city.services("billing").transact((tx) =>
    tx.query(
      `select (select count(*) from journal) as journals, (select count(*) from entry) as entries, (select count(*) from payment) as payments,
         (select count(*) from receipt) as receipts, (select coalesce(sum(value), 0) from receipt_counter) as numbers`,
    ),
  );
const paymentOf = (accountId: string, amount: number) => ({
  id: id(),
  sessionId: session,
  accountId,
  amount,
  currency: "INR",
  mode: "CASH",
  instrument: null,
  payerName: "Payer",
});

test("a process that dies between any two statements of a payment leaves nothing behind; sent again, it is paid once", async () => {
  const account = await city.account({ "2026-04-01": 1000 });
  await takePayment(paymentOf(account, 100), clerk());
  const payment = paymentOf(account, 20_000);
  const before = await snapshot();
  let statements = 0;
  for (; ; statements++) {
    const done = await takePayment(payment, clerk(statements)).then(
      () => true,
      (error: Error) => error.message !== "the process died" && Promise.reject(error),
    );
    if (done) break;
    expect(await snapshot()).toEqual(before);
  }
  expect(statements).toBeGreaterThan(15);
  const after = await snapshot();
  await takePayment(payment, clerk());
  expect(await snapshot()).toEqual(after);
  expect((await city.bill(account)).total).toBe(100_000 - 100 - 20_000);
});

const day = fc.integer({ min: 0, max: 2400 }).map((days) => addDays("2020-04-01", days));
const step = fc.oneof(
  fc.record({
    kind: fc.constant("demand" as const),
    day,
    amount: fc.integer({ min: -200_000, max: 900_000 }).filter((amount) => amount !== 0),
  }),
  fc.record({ kind: fc.constant("payment" as const), amount: fc.integer({ min: 1, max: 700_000 }) }),
  fc.record({ kind: fc.constant("reversal" as const), of: fc.nat(5) }),
);

test("after any sequence of demands, payments and reversals the ledger, replayed, is the books, and everything balances", async () => {
  const services = city.services("billing");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const account = await city.account({});
      const paid: string[] = [];
      for (const one of steps) {
        if (one.kind === "demand") {
          const lines = [{ head: "PT_TAX", amount: one.amount }];
          await raiseDemand({ id: id(), accountId: account, periodDay: one.day, issuedOn: one.day, lines, reason: null }, "test", services);
        } else if (one.kind === "payment") {
          const payment = paymentOf(account, one.amount);
          await takePayment(payment, clerk());
          paid.push(payment.id);
        } else {
          const [gone] = paid.splice(one.of, 1);
          if (gone) await reversePayment({ id: gone, reversal: "ERROR_RECEIPT", reason: "Wrong account, taken back" }, clerk());
        }
      }
      expect(await findDifferences(services, CITY, "2020-01-01")).toEqual([]);
      const balances = await services.transact((tx) => trialBalance(tx, CITY, "2026-11-24"));
      expect(balances.reduce((total, one) => total + one.amount, 0)).toBe(0);
      const [cash] = await services.transact((tx) =>
        tx.query<{ held: string; paid: string }>(
          `select (select coalesce(sum(amount), 0) from entry where ledger = 'ASSET.CASH')::text as held,
             (select coalesce(sum(amount), 0) from payment where state = 'posted')::text as paid`,
        ),
      );
      expect(cash?.held).toBe(cash?.paid);
    }),
    { numRuns: 25 },
  );
});
