import { afterAll, beforeAll, expect, test } from "vitest";
import { propertyTax } from "../seed/property-tax.ts";
import { type BillingCity, startBillingCity, TAKE } from "./billing-city.ts";

const CHARGE = "PT_DISHONOUR_CHARGE";
let city: BillingCity;
beforeAll(async () => {
  city = await startBillingCity({
    service: {
      heads: [...propertyTax.heads, { code: CHARGE, names: { en: "Charge for a dishonoured cheque" }, category: "FINES", order: 5 }],
      payment: { ...propertyTax.payment, dishonour: { head: CHARGE, amount: 20_000 } },
    },
  });
});
afterAll(() => city.stop());

const cheque = { mode: "CHEQUE", instrument: { number: "000123", date: "2026-11-20", ifsc: "PUNB0123400" } };
const REVERSE = "mutation ($input: ReversePaymentInput!) { reversePayment(input: $input) { state } }";

test("a cheque that comes back costs its drawer what the city has set, once, beside what is due again", async () => {
  const account = await city.account({ "2026-04-01": 1000 });
  const { id } = await city.pay(account, 1000, cheque);
  const before = await city.bill(account);
  await city.must(REVERSE, { input: { id, reversal: "DISHONOURED", reason: "Funds are insufficient" } }, city.accountant);
  const bill = await city.bill(account);
  expect(bill.total - before.total).toBe(120_000);
  expect(bill.lines.find((line) => line.head.code === CHARGE)).toMatchObject({
    due: 20_000,
    head: { name: "Charge for a dishonoured cheque" },
  });
  expect(
    (await city.billing(REVERSE, { input: { id, reversal: "DISHONOURED", reason: "Funds are insufficient" } }, city.accountant)).code,
  ).toBe("ACTION_NOT_ALLOWED");
  const { trialBalance } = await city.must<{ trialBalance: { amount: number }[] }>(
    'query { trialBalance(city: "pb.amritsar") { amount } }',
    {},
    city.accountant,
  );
  expect(trialBalance.reduce((sum, one) => sum + one.amount, 0)).toBe(0);
});

test("what is cancelled for another reason costs nothing", async () => {
  const account = await city.account({ "2026-04-01": 1000 });
  const { id } = await city.pay(account, 1000);
  await city.must(REVERSE, { input: { id, reversal: "ERROR_RECEIPT", reason: "The wrong account" } }, city.accountant);
  expect((await city.bill(account)).lines.some((line) => line.head.code === CHARGE)).toBe(false);
});

test("the payment names the bank of its cheque; a bank that does not exist is a fault where it stands", async () => {
  const account = await city.account({ "2026-04-01": 1000 });
  const { id } = await city.pay(account, 500, cheque);
  const read = "query ($id: ID!) { payment(id: $id) { instrument { number ifsc bank } } }";
  expect(await city.must(read, { id }, city.accountant)).toEqual({
    payment: { instrument: { number: "000123", ifsc: "PUNB0123400", bank: "Punjab National Bank" } },
  });
  const input = {
    id: crypto.randomUUID(),
    sessionId: await city.counter(),
    accountId: account,
    amount: 50_000,
    payerName: "Harpreet Kaur",
    ...cheque,
    instrument: { ...cheque.instrument, ifsc: "XXXX0123400" },
  };
  const refused = await city.billing(TAKE, { input }, city.clerk);
  expect(refused.errors[0]?.extensions.fields).toMatchObject([{ path: "input.instrument.ifsc", code: "billing.ifsc" }]);
});
