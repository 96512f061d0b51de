import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { webhookSecretOf } from "../gateway/sandbox/protocol.ts";
import { balancesOf } from "../ledger/books.ts";
import { reconcile } from "../online/reconcile.ts";
import { readSettlements } from "../parity/read-settlements.ts";
import { type BillingCity, CITY, id, startBillingCity } from "./billing-city.ts";
import { freePort, SandboxProcess, SECRET, until } from "./sandbox-process.ts";

let city: BillingCity;
let sandbox: SandboxProcess;
let address: string;

beforeAll(async () => {
  const port = await freePort();
  process.env.BILLING_SANDBOX_URL = `http://127.0.0.1:${port}`;
  process.env.BILLING_SANDBOX_SECRET = SECRET;
  city = await startBillingCity({ now: new Date().toISOString() });
  address = await city.app.listen({ port: 0, host: "127.0.0.1" });
  sandbox = new SandboxProcess(port, `${address}/billing/webhooks/sandbox`);
  await sandbox.start();
});
afterAll(async () => {
  await sandbox?.kill();
  await city?.stop();
});
beforeEach(() => {
  city.clock.now = new Date();
});

const LOCK = "mutation ($input: LockBillInput!) { lockBill(input: $input) { reference amount total } }";
const START = "mutation ($input: StartOnlinePaymentInput!) { startOnlinePayment(input: $input) { paymentId url } }";
const PAYMENT = "query ($id: ID!) { payment(id: $id) { state amount receipt { number } } }";

interface Begun {
  account: string;
  paymentId: string;
  url: string;
}

/** An account with ₹1,000 due; its owner locks an amount and goes to the provider's page. */
async function begin(amount: number | null = null, account?: string): Promise<Begun> {
  const whose = account ?? (await city.account({ "2026-04-01": 1000 }));
  const { lockBill } = await city.must<{ lockBill: { reference: string } }>(LOCK, { input: { accountId: whose, amount } }, city.owner);
  const input = { id: id(), reference: lockBill.reference, provider: "sandbox", payerName: "Harpreet", returnPath: "/en/pay/done" };
  const { startOnlinePayment } = await city.must<{ startOnlinePayment: { paymentId: string; url: string } }>(START, { input });
  return { account: whose, ...startOnlinePayment };
}

const stateOf = async (paymentId: string) =>
  (await city.must<{ payment: { state: string; receipt: { number: string } | null } }>(PAYMENT, { id: paymentId }, city.owner)).payment;
const becomes = (paymentId: string, state: string) =>
  until(`the payment is ${state}`, async () => {
    const payment = await stateOf(paymentId);
    return payment.state === state && payment;
  });
const sql = <R>(text: string, values: unknown[] = []) => city.services("billing").transact((tx) => tx.query<R>(text, values));
const booksOf = async (account: string) =>
  balancesOf(
    (
      await sql<{ ledger: string; amount: string }>(
        `select ledger, amount::text from journal join entry on entry.journal_id = journal.id
         where account_id = ? or payment_id in (select id from payment where account_id = ?)`,
        [account, account],
      )
    ).map((row) => ({ ledger: row.ledger, head: null, period: null, amount: Number(row.amount) })),
  ).map(({ ledger, amount }) => [ledger, amount]);
const PAID_ONCE = [
  ["ASSET.GATEWAY.SANDBOX", 100_000],
  ["INCOME", -100_000],
];
const ask = async (minutes = 2) => {
  city.clock.now = new Date(Date.now() + minutes * 60_000);
  await reconcile(city.services("billing"), readConfig());
};

describe("an online payment by the sandbox provider", () => {
  test.each(["prompt", "delayed", "duplicated", "outOfOrder"])(
    "with a callback that is %s is in the books once, with one receipt",
    async (callback) => {
      const { account, paymentId, url } = await begin();
      await sandbox.choose(url, "paid", callback);
      expect((await becomes(paymentId, "posted")).receipt?.number).toMatch(/^PT\//);
      await ask();
      expect(await booksOf(account)).toEqual(PAID_ONCE);
      expect((await city.bill(account)).total).toBe(0);
    },
  );

  test("whose callback is lost is found by asking", async () => {
    const { account, paymentId, url } = await begin();
    await sandbox.choose(url, "paid", "lost");
    expect((await stateOf(paymentId)).state).toBe("pending");
    await ask();
    expect((await stateOf(paymentId)).state).toBe("posted");
    expect(await booksOf(account)).toEqual(PAID_ONCE);
  });

  test("that somebody only claims was made is not made", async () => {
    const { account, paymentId, url } = await begin();
    await sandbox.choose(url, "paid", "forged");
    await ask();
    expect((await stateOf(paymentId)).state).toBe("pending");
    expect((await city.bill(account)).total).toBe(100_000);
  });

  test("that fails leaves the bill as it was", async () => {
    const { account, paymentId, url } = await begin();
    await sandbox.choose(url, "failed", "prompt");
    await becomes(paymentId, "failed");
    expect((await city.bill(account)).total).toBe(100_000);
  });

  test("in part online and the rest at a counter settles the bill with two receipts", async () => {
    const { account, paymentId, url } = await begin(40_000);
    await sandbox.choose(url, "paid", "prompt");
    await becomes(paymentId, "posted");
    expect((await city.pay(account, 600)).receipt).toMatchObject({ dueBefore: 60_000, dueAfter: 0 });
    expect((await city.bill(account)).total).toBe(0);
  });
});

describe("a provider that is killed in mid-payment", () => {
  test("after it took the money: once it is back, the books learn of it", async () => {
    const { account, paymentId, url } = await begin();
    await sandbox.choose(url, "paid", "delayed");
    await sandbox.kill();
    await ask();
    expect((await stateOf(paymentId)).state).toBe("pending");
    await sandbox.start();
    await ask(10);
    expect((await stateOf(paymentId)).state).toBe("posted");
    expect(await booksOf(account)).toEqual(PAID_ONCE);
  });

  test("before it took the order: UNAVAILABLE, and the same payment can be begun again", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    const { lockBill } = await city.must<{ lockBill: { reference: string } }>(LOCK, { input: { accountId: account } }, city.owner);
    const input = { id: id(), reference: lockBill.reference, provider: "sandbox", payerName: "Harpreet", returnPath: "/en/pay/done" };
    await sandbox.kill();
    expect((await city.billing(START, { input })).code).toBe("UNAVAILABLE");
    await sandbox.start();
    const first = await city.must<{ startOnlinePayment: { url: string } }>(START, { input });
    expect(await city.must(START, { input })).toEqual(first);
    await sandbox.choose(first.startOnlinePayment.url, "paid", "prompt");
    await becomes(input.id, "posted");
  });
});

describe("money that cannot be set against its bill is held, with an owner and a clock", () => {
  const SUSPENSE = `query { suspense(city: "${CITY}", first: 100) { nodes { why ownerRole overdue payment { id } } } }`;
  const held = async (paymentId: string) =>
    (
      await city.must<{ suspense: { nodes: { why: string; ownerRole: string; payment: { id: string } }[] } }>(SUSPENSE, {}, city.accountant)
    ).suspense.nodes.find((one) => one.payment.id === paymentId);
  const SOLVE = "mutation ($input: SolveSuspenseInput!) { solveSuspense(input: $input) { state receipt { number } } }";

  test("the bill was paid by another meanwhile; it is refunded by the provider", async () => {
    const { account, paymentId, url } = await begin();
    await city.pay(account, 1000);
    await sandbox.choose(url, "paid", "prompt");
    await becomes(paymentId, "suspense");
    expect(await held(paymentId)).toMatchObject({ why: "ALREADY_PAID", ownerRole: "ACCOUNTS_OFFICER" });
    expect(await booksOf(account)).toContainEqual(["LIABILITY.SUSPENSE", -100_000]);
    const REFUND = "mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { state reversal } }";
    const input = { id: paymentId, reason: "Paid at the counter by the tenant" };
    expect((await city.billing(REFUND, { input }, city.clerk)).code).toBe("FORBIDDEN");
    expect(await city.must(REFUND, { input }, city.accountant)).toEqual({ refundPayment: { state: "refunded", reversal: "REFUNDED" } });
    expect(await held(paymentId)).toBeUndefined();
    expect(await booksOf(account)).toEqual([
      ["ASSET.CASH", 100_000],
      ["INCOME", -100_000],
    ]);
  });

  test("the lock had expired when the provider took it; an officer sets it against the account all the same", async () => {
    const { account, paymentId, url } = await begin();
    await sql("update bill_lock set expires_at = now() - interval '1 minute' where account_id = ?", [account]);
    await sandbox.choose(url, "paid", "prompt");
    await becomes(paymentId, "suspense");
    expect(await held(paymentId)).toMatchObject({ why: "LOCK_EXPIRED" });
    const input = { paymentId, accountId: account, note: "Still due on the same day" };
    expect(await city.must(SOLVE, { input }, city.accountant)).toMatchObject({
      solveSuspense: { state: "posted", receipt: { number: expect.any(String) } },
    });
    expect(await booksOf(account)).toEqual(PAID_ONCE);
    expect((await city.billing(SOLVE, { input }, city.accountant)).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("two locks of one bill, both paid at once: one is posted, one is held", async () => {
    const first = await begin();
    const second = await begin(null, first.account);
    await Promise.all([first, second].map(({ url }) => sandbox.choose(url, "paid", "prompt")));
    const states = await until("both are decided", async () => {
      const both = await Promise.all([first, second].map(async ({ paymentId }) => (await stateOf(paymentId)).state));
      return !both.includes("pending") && both.sort();
    });
    expect(states).toEqual(["posted", "suspense"]);
  });
});

describe("what is sent to the webhook", () => {
  const send = (headers: Record<string, string>, body: string, provider = "sandbox") =>
    fetch(`${address}/billing/webhooks/${provider}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    }).then((answer) => answer.status);
  const signed = (body: string, at = new Date(), eventId: string = id()) => ({
    "webhook-id": eventId,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(webhookSecretOf(SECRET)).sign(eventId, at, body),
  });
  const body = (reference: string) =>
    JSON.stringify({ type: "payment.paid", reference, status: { state: "paid", amount: 100_000, capturedAt: new Date().toISOString() } });

  test("with a wrong signature, an old one, none, or of a changed body is refused", async () => {
    const text = body("sbx_any");
    expect(await send({ ...signed(text), "webhook-signature": "v1,AAAA" }, text)).toBe(401);
    expect(await send(signed(text, new Date(Date.now() - 3_600_000)), text)).toBe(401);
    expect(await send({}, text)).toBe(401);
    expect(await send(signed(text), text.replace("100000", "100"))).toBe(401);
    expect(await send(signed(text), text, "nobody")).toBe(404);
  });

  test("of an order that we do not know (yet) is to be told again", async () => {
    const text = body("sbx_unknown");
    expect(await send(signed(text), text)).toBe(503);
  });

  test("recorded and replayed changes nothing", async () => {
    const { account, paymentId } = await begin();
    const [order] = await sql<{ reference: string }>("select reference from gateway_order where payment_id = ?", [paymentId]);
    const text = body(order?.reference ?? "");
    const headers = signed(text);
    for (let time = 0; time < 3; time++) expect(await send(headers, text)).toBe(204);
    expect(await booksOf(account)).toEqual(PAID_ONCE);
  });
});

describe("the books, the bills and the provider's file", () => {
  const DIFFERENCES = `query { bookDifferences(city: "${CITY}", since: "2020-01-01") { kind subject expected found } }`;
  const differences = async () =>
    (await city.must<{ bookDifferences: { kind: string; subject: string }[] }>(DIFFERENCES, {}, city.accountant)).bookDifferences;

  test("agree after all of the above; what was settled is in the bank less the provider's fee, once however often it is read", async () => {
    const services = city.services("billing");
    await readSettlements(services, readConfig());
    expect(await readSettlements(services, readConfig())).toBe(0);
    expect(await differences()).toEqual([]);
    const { trialBalance } = await city.must<{ trialBalance: { ledger: string; amount: number }[] }>(
      `query { trialBalance(city: "${CITY}") { ledger amount } }`,
      {},
      city.accountant,
    );
    const balance = (ledger: string) => trialBalance.find((one) => one.ledger === ledger)?.amount ?? 0;
    expect(trialBalance.reduce((total, one) => total + one.amount, 0)).toBe(0);
    expect(balance("EXPENSE.GATEWAY_FEES")).toBeGreaterThan(0);
  });

  test("show a settled payment that nobody told us of, and an account whose books were tampered with", async () => {
    await sql("insert into settlement_line values ('sandbox', 'set_x', 'sbx_nobody', null, null, 5000, 25, '2026-11-24', now())");
    const account = await city.account({ "2026-04-01": 1000 });
    // Balanced, so the database lets it pass; the bills know better.
    await sql(
      `with header as (insert into journal (city, day, at, kind, account_id, actor) values (?, current_date, now(), 'demand', ?, 'thief') returning id, city)
       insert into entry (journal_id, position, city, ledger, head, period, amount)
       select id, position, city, ledger, 'PT_TAX', '2026-27', amount from header, (values (0, 'ASSET.RECEIVABLE', -100), (1, 'INCOME', 100)) as line (position, ledger, amount)`,
      [CITY, account],
    );
    expect(await differences()).toEqual(
      expect.arrayContaining([
        { kind: "SETTLED_UNKNOWN", subject: "sandbox sbx_nobody", expected: null, found: 5_000 },
        { kind: "LEDGER_AND_BILL", subject: account, expected: 100, found: 0 },
      ]),
    );
  });
});

test("a payment begins with a reference that is known and not expired, and comes back to our own site alone", async () => {
  const account = await city.account({ "2026-04-01": 1000 });
  const { lockBill } = await city.must<{ lockBill: { reference: string } }>(LOCK, { input: { accountId: account } }, city.owner);
  const input = { id: id(), reference: lockBill.reference, provider: "sandbox", payerName: "Harpreet", returnPath: "/en/pay/done" };
  const code = async (more: object) => (await city.billing(START, { input: { ...input, ...more } })).code;
  expect(await code({ reference: "nobody-knows-it" })).toBe("NOT_FOUND");
  expect(await code({ returnPath: "//evil.example" })).toBe("BAD_USER_INPUT");
  expect(await code({ provider: "other" })).toBe("BAD_USER_INPUT");
  await sql("update bill_lock set expires_at = now() - interval '1 minute' where reference = ?", [lockBill.reference]);
  expect(await code({})).toBe("CONFLICT");
});
