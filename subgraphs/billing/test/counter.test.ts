import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { balancesOf } from "../ledger/books.ts";
import { ledgerOf } from "../ledger/post-account.ts";
import { BILL, type BillingCity, CITY, id, startBillingCity, TAKE } from "./billing-city.ts";

let city: BillingCity;
beforeAll(async () => {
  city = await startBillingCity();
});
afterAll(() => city.stop());

const sql = <R>(text: string, values: unknown[] = []) => city.services("billing").transact((tx) => tx.query<R>(text, values));
const books = (account: string) => city.services("billing").transact(async (tx) => balancesOf(await ledgerOf(tx.query, account)));
const counterPayment = async (account: string, more: Record<string, unknown> = {}) => ({
  id: id(),
  sessionId: await city.counter(),
  accountId: account,
  amount: 10_000,
  mode: "CASH",
  payerName: "A payer",
  ...more,
});

describe("a bill", () => {
  test("says why each line is what it is, in the reader's language, the same each time", async () => {
    const account = await city.account({ "2024-04-01": 1000, "2026-04-01": 1000 });
    const bill = await city.bill(account, "2026-11-24");
    expect(bill.arrears).toEqual([{ year: "2024-25", due: 149_737 }]);
    const interest = bill.lines.find((line) => line.head.code === "PT_TIME_INTEREST");
    expect(interest?.why[0]).toEqual({
      text: "Simple interest at 18 % a year for 603 days on what was unpaid: ₹297.37.",
      arithmetic: "₹1,000.00 × 603 × 18 % ÷ 365 = ₹297.3698 → ₹297.37",
      amount: 29_737,
    });
    expect((await city.bill(account, "2026-11-24")).digest).toBe(bill.digest);
    const hindi = await city.billing<{ bill: { lines: { head: { name: string } }[] } }>(BILL, { account }, city.accountant, "hi");
    expect(hindi.data?.bill.lines[0]?.head.name).toBe("ब्याज");
  });

  test("is for its owner, the city's staff and whoever holds its link; for others it does not exist", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    const link = "query ($id: ID!) { billingAccount(id: $id) { payLink } }";
    const { billingAccount } = await city.must<{ billingAccount: { payLink: string } }>(link, { id: account }, city.owner);
    expect((await city.billing(BILL, { account }, city.owner)).code).toBeUndefined();
    expect((await city.billing(BILL, { account, link: billingAccount.payLink })).code).toBeUndefined();
    expect((await city.billing(BILL, { account, link: "wrong" })).code).toBe("NOT_FOUND");
    expect((await city.billing(BILL, { account }, await city.citizen())).code).toBe("NOT_FOUND");
    const elsewhere = await city.employee({ "pb.jalandhar": { roles: ["ACCOUNTS_OFFICER"] } });
    expect((await city.billing(BILL, { account }, elsewhere)).code).toBe("NOT_FOUND");
  });
});

describe("a payment at the counter", () => {
  test("in part, then the rest: two receipts without gap between, and nothing due", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    const first = await city.pay(account, 400);
    expect(first.receipt).toMatchObject({ dueBefore: 100_000, dueAfter: 60_000, lines: [{ head: { code: "PT_TAX" }, amount: 40_000 }] });
    const second = await city.pay(account, 600);
    const number = (one: string) => Number(one.split("/").at(-1));
    expect(first.receipt.number).toMatch(/^PT\/AMRITSAR\/2026-27\/\d{6}$/);
    expect(number(second.receipt.number)).toBe(number(first.receipt.number) + 1);
    expect(await city.bill(account)).toMatchObject({ total: 0, lines: [] });
  });

  test("sent twice, even at once, is paid once; the same id with other content is refused", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    const input = await counterPayment(account);
    const twice = await Promise.all(
      [1, 2, 3].map(() => city.billing<{ takePayment: { receipt: { number: string } } }>(TAKE, { input }, city.clerk)),
    );
    expect(new Set(twice.map((one) => one.data?.takePayment.receipt.number)).size).toBe(1);
    expect((await city.bill(account)).total).toBe(90_000);
    expect((await city.billing(TAKE, { input: { ...input, amount: 20_000 } }, city.clerk)).code).toBe("CONFLICT");
  });

  test.each([
    ["nothing", { amount: 0 }, "input.amount"],
    ["less than nothing", { amount: -100 }, "input.amount"],
    ["more than there is money", { amount: 9_000_000_000_000_000 }, "input.amount"],
    ["more than is due", { amount: 100_100 }, "input.amount"],
    ["less than the least part", { amount: 5_000 }, "input.amount"],
    ["part of a rupee", { amount: 10_050 }, "input.amount"],
    ["another currency", { currency: "USD" }, "input.currency"],
    [
      "a mode that the service does not take",
      { mode: "DEMAND_DRAFT", instrument: { number: "123456", date: "2026-11-20", ifsc: "SBIN0000123" } },
      "input.mode",
    ],
    ["online at a counter", { mode: "ONLINE" }, "input.mode"],
    ["a cheque without its number", { mode: "CHEQUE" }, "input.instrument"],
    [
      "a cheque dated ahead",
      { mode: "CHEQUE", instrument: { number: "123456", date: "2026-12-01", ifsc: "SBIN0000123" } },
      "input.instrument.date",
    ],
    ["no payer", { payerName: " " }, "input.payerName"],
  ])("of %s is refused with its field, and nothing is lost", async (_, wrong, path) => {
    const account = await city.account({ "2026-04-01": 1000 });
    const before = await books(account);
    const answer = await city.billing(TAKE, { input: await counterPayment(account, wrong) }, city.clerk);
    expect(answer.code).toBe("BAD_USER_INPUT");
    expect(answer.errors[0]?.extensions.fields?.map((one) => one.path)).toContain(path);
    expect(await books(account)).toEqual(before);
  });

  test("of a fraction of a paisa cannot be said at all", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    expect((await city.billing(TAKE, { input: await counterPayment(account, { amount: 100.5 }) }, city.clerk)).code).toBe("BAD_USER_INPUT");
  });

  test("is for clerks of that city alone", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    const input = await counterPayment(account);
    expect((await city.billing(TAKE, { input })).code).toBe("UNAUTHENTICATED");
    expect((await city.billing(TAKE, { input }, city.owner)).code).toBe("FORBIDDEN");
    const elsewhere = await city.employee({ "pb.jalandhar": { roles: ["CEMP"] } });
    expect((await city.billing(TAKE, { input }, elsewhere)).code).toBe("FORBIDDEN");
  });

  test("many clerks at once on one account: the bill is paid once, and the books hold every rupee that was taken", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    const inputs = await Promise.all(Array.from({ length: 8 }, () => counterPayment(account, { amount: 30_000 })));
    const answers = await Promise.all(inputs.map((input) => city.billing(TAKE, { input }, city.clerk)));
    // Three of 300 leave 100: a fourth would be more than is due.
    expect(answers.filter((one) => !one.code)).toHaveLength(3);
    expect((await city.bill(account)).total).toBe(10_000);
    expect((await books(account)).find((one) => one.ledger === "ASSET.CASH")?.amount).toBe(90_000);
  });
});

describe("a payment that is taken back", () => {
  const REVERSE = "mutation ($input: ReversePaymentInput!) { reversePayment(input: $input) { state reversal } }";

  test("a dishonoured cheque: what was due is due again, with the penalty and interest that it would have had", async () => {
    const account = await city.account({ "2025-04-01": 1000 });
    const unpaid = await city.bill(account, "2026-12-31");
    const cheque = { mode: "CHEQUE", instrument: { number: "123456", date: "2026-11-20", ifsc: "SBIN0000123" } };
    const { total } = await city.bill(account);
    const paid = await city.pay(account, total / 100, cheque);
    expect((await city.bill(account, "2026-12-31")).total).toBe(0);
    const input = { id: paid.id, reversal: "DISHONOURED", reason: "Funds insufficient, memo 114" };
    expect((await city.billing(REVERSE, { input }, city.clerk)).code).toBe("FORBIDDEN");
    expect(await city.must(REVERSE, { input }, city.accountant)).toEqual({
      reversePayment: { state: "reversed", reversal: "DISHONOURED" },
    });
    expect((await city.bill(account, "2026-12-31")).digest).toBe(unpaid.digest);
    expect((await books(account)).map((one) => one.ledger)).not.toContain("ASSET.CHEQUES");
    expect((await city.billing(REVERSE, { input }, city.accountant)).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("cash is no cheque; a reason is needed", async () => {
    const account = await city.account({ "2026-04-01": 1000 });
    const paid = await city.pay(account, 100);
    const dishonour = { id: paid.id, reversal: "DISHONOURED", reason: "It did not clear, I think" };
    expect((await city.billing(REVERSE, { input: dishonour }, city.accountant)).code).toBe("BAD_USER_INPUT");
    expect((await city.billing(REVERSE, { input: { ...dishonour, reversal: "OTHER", reason: "no" } }, city.accountant)).code).toBe(
      "BAD_USER_INPUT",
    );
  });
});

describe("the books", () => {
  test("the database refuses a journal that does not balance, an entry of another city, and every change", async () => {
    const journal = "insert into journal (city, day, at, kind, actor) values (?, '2026-11-24', now(), 'test', 'test') returning id";
    const entry = "insert into entry (journal_id, position, city, ledger, amount) values (?, ?, ?, 'ASSET.CASH', ?)";
    const write = (entries: [number, string, number][]) =>
      city.services("billing").transact(async (tx) => {
        const [row] = await tx.query<{ id: string }>(journal, [CITY]);
        for (const [position, where, amount] of entries) await tx.query(entry, [row?.id, position, where, amount]);
        return row?.id;
      });
    await expect(
      write([
        [0, CITY, 100],
        [1, CITY, -99],
      ]),
    ).rejects.toThrow(/does not balance/);
    await expect(write([[0, CITY, 100]])).rejects.toThrow(/does not balance/);
    await expect(write([])).rejects.toThrow(/does not balance/);
    await expect(
      write([
        [0, CITY, 100],
        [1, "pb.jalandhar", -100],
      ]),
    ).rejects.toThrow(/foreign key/);
    const fine = await write([
      [0, CITY, 100],
      [1, CITY, -100],
    ]);
    await expect(sql("update entry set amount = 5 where journal_id = ?", [fine])).rejects.toThrow(/permission denied/);
    await expect(sql("delete from journal where id = ?", [fine])).rejects.toThrow(/permission denied/);
    await expect(sql(entry, [fine, 2, CITY, 7])).rejects.toThrow(/does not balance/);
  });

  test("receipts have no gap, whatever was refused or broke in between", async () => {
    const rows = await sql<{ sequence: string }>("select sequence from receipt where city = ? order by sequence", [CITY]);
    expect(rows.map((row) => Number(row.sequence))).toEqual(rows.map((_, index) => index + 1));
  });
});

describe("a counter's day", () => {
  const CLOSE = "mutation ($input: CloseCounterInput!) { closeCounter(input: $input) { difference totals { mode count amount } } }";
  const REMIT = "mutation ($input: RemitCounterInput!) { remitCounter(input: $input) { remittedAt } }";
  const CLOSE_DAY = "mutation ($input: CloseDayInput!) { closeDay(input: $input) { digest signature balances { ledger amount } } }";

  test("closes with its totals and what is missing, is remitted, and then the day is closed and signed", async () => {
    const sessionId = await city.counter();
    const account = await city.account({ "2026-04-01": 1000 });
    await city.pay(account, 500);
    const open = "query ($id: ID!) { counterSession(id: $id) { totals { mode amount } } }";
    const { counterSession } = await city.must<{ counterSession: { totals: { mode: string; amount: number }[] } }>(
      open,
      { id: sessionId },
      city.clerk,
    );
    const cash = counterSession.totals.find((one) => one.mode === "CASH")?.amount ?? 0;
    const day = { city: CITY, day: "2026-11-24" };
    expect((await city.billing(CLOSE_DAY, { input: day }, city.accountant)).code).toBe("ACTION_NOT_ALLOWED");
    const closed = await city.must<{ closeCounter: { difference: number } }>(
      CLOSE,
      { input: { id: sessionId, countedCash: cash - 5_000 } },
      city.clerk,
    );
    expect(closed.closeCounter.difference).toBe(-5_000);
    expect((await city.billing(TAKE, { input: await counterPayment(account) }, city.clerk)).code).toBe("ACTION_NOT_ALLOWED");
    await city.must(REMIT, { input: { id: sessionId, bankReference: "SBI/2026/881" } }, city.accountant);
    const { closeDay } = await city.must<{ closeDay: { balances: { ledger: string; amount: number }[]; signature: string } }>(
      CLOSE_DAY,
      { input: day },
      city.accountant,
    );
    expect(closeDay.balances.reduce((total, one) => total + one.amount, 0)).toBe(0);
    expect(closeDay.balances.find((one) => one.ledger === "ASSET.BANK")?.amount).toBe(cash);
    expect((await city.billing(CLOSE_DAY, { input: day }, city.accountant)).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("what happens after the close stands in the next day's books", async () => {
    const account = await city.account({ "2026-04-01": 700 });
    const days = await sql<{ day: string }>("select distinct day::text from journal where account_id = ?", [account]);
    expect(days).toEqual([{ day: "2026-11-25" }]);
    await expect(
      sql("insert into journal (city, day, at, kind, actor) values (?, '2026-11-24', now(), 'late', 'test')", [CITY]),
    ).rejects.toThrow(/are closed/);
  });
});
