import { type RequestContext, Viewer } from "@civicgraph/kit";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountById } from "../account/read-account.ts";
import { lockBill } from "../bill/lock-bill.ts";
import type { OrderStatus } from "../gateway/provider.ts";
import { trialBalance } from "../ledger/close-day.ts";
import { applyStatus } from "../online/apply-status.ts";
import { startOnlinePayment } from "../online/start-online-payment.ts";
import { findDifferences } from "../parity/find-differences.ts";
import { type BillingCity, CITY, id, startBillingCity } from "./billing-city.ts";

let city: BillingCity;
beforeAll(async () => {
  city = await startBillingCity({
    service: {
      payment: { modes: ["CASH", "ONLINE"], partFrom: 1, advance: false, lockMinutes: 30 },
      rounding: { unit: 1, head: "PT_ROUNDOFF" },
    },
  });
});
afterAll(() => city.stop());

/** A provider that takes every order; what becomes of it is said by the test. */
const provider = {
  name: "told",
  create: async (order: { paymentId: string }) => ({ reference: order.paymentId, checkoutUrl: "https://provider.example" }),
  verifyWebhook: () => null,
  fetchStatus: () => Promise.reject(new Error("not asked")),
  refund: () => Promise.reject(new Error("not asked")),
  settlements: async () => [],
};
const config = { publicUrl: "https://city.example", providers: new Map([["told", provider]]) };

const callback = fc.record({
  order: fc.nat(3),
  state: fc.constantFrom<OrderStatus["state"]>("pending", "paid", "paid", "failed"),
  /** Minutes after the order: 45 is past its lock. */
  captured: fc.constantFrom(1, 29, 45),
});
const cash = fc.record({ rupees: fc.integer({ min: 1, max: 900 }) });

test("whatever a provider tells, how late, how often and in whatever order, money that came is in exactly one place, and the books balance", async () => {
  const services = city.services("billing");
  const payer = { ...services, viewer: new Viewer("anonymous", null, null, {}, new Map()) } as RequestContext;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.oneof(callback, callback, cash), { minLength: 1, maxLength: 10 }),
      async (amounts, steps) => {
        const accountId = await city.account({ "2026-04-01": 1000 });
        const account = await services.transact((tx) => accountById(tx.query, accountId));
        if (!account) throw new Error("the account was opened");
        const orders: { id: string; amount: number; paid: boolean }[] = [];
        for (const amount of amounts) {
          const lock = await lockBill(account, amount, payer);
          const order = { id: id(), amount, paid: false };
          await startOnlinePayment(
            { id: order.id, reference: lock.reference, provider: "told", payerName: "Payer", returnPath: "/" },
            config,
            payer,
          );
          orders.push(order);
        }
        for (const step of steps) {
          if ("rupees" in step) {
            const { total } = await city.bill(accountId);
            if (total > 0) await city.pay(accountId, Math.min(step.rupees, total / 100));
            continue;
          }
          const order = orders[step.order];
          if (!order) continue;
          const capturedAt = step.state === "paid" ? new Date(services.now().getTime() + step.captured * 60_000) : null;
          await applyStatus(services, "told", order.id, { state: step.state, amount: order.amount, capturedAt });
          order.paid ||= step.state === "paid";
        }
        const rows = await services.transact((tx) =>
          tx.query<{ id: string; state: string; amount: string; journals: number; receipts: number }>(
            `select id, state, amount::text, (select count(*)::int from journal where payment_id = payment.id) as journals,
               (select count(*)::int from receipt where payment_id = payment.id) as receipts from payment where account_id = ? and mode = 'ONLINE'`,
            [accountId],
          ),
        );
        for (const order of orders) {
          const row = rows.find((one) => one.id === order.id);
          // A provider that took the money was heard once; one that did not has moved nothing.
          expect(order.paid ? ["posted", "suspense"] : ["pending", "failed"]).toContain(row?.state);
          expect(Number(row?.amount)).toBe(order.amount);
          expect([row?.journals, row?.receipts]).toEqual(order.paid ? [1, row?.state === "posted" ? 1 : 0] : [0, 0]);
        }
        expect(await findDifferences(services, CITY, "2020-01-01")).toEqual([]);
        const balances = await services.transact((tx) => trialBalance(tx, CITY, "2026-11-24"));
        expect(balances.reduce((total, one) => total + one.amount, 0)).toBe(0);
      },
    ),
    { numRuns: 25 },
  );
});
