import { type RequestContext, Viewer } from "@civicgraph/kit";
import { startTestCity } from "@civicgraph/kit/testing";
import { v7 as uuid } from "uuid";
import { openAccount } from "../account/open-account.ts";
import { accountById } from "../account/read-account.ts";
import { lockBill } from "../bill/lock-bill.ts";
import { billOf } from "../bill/read-bill.ts";
import { raiseDemand } from "../demand/raise-demand.ts";
import { applyStatus } from "../online/apply-status.ts";
import { startOnlinePayment } from "../online/start-online-payment.ts";
import { takePayment } from "../payment/take-payment.ts";
import subgraph from "../subgraph.ts";
import { standOn } from "./bench.config.ts";
import { rest, startDurablePostgres } from "./durable-postgres.ts";
import { CITY, loadLines, loadProperties, loadRoll } from "./load-roll.ts";
import { measure, show } from "./measure.ts";

/** `pnpm bench:payments [properties]`: payments at counters and online with durable commits, bills, demands; at 10,000 and at 1,000,000 ledger lines. */
const properties = Number(process.argv[2] ?? 100_000);
const PAYMENTS = 2000;
const CLERKS = 8;

const postgres = await startDurablePostgres();
standOn(postgres.url);
const city = await startTestCity([subgraph], { now: new Date("2026-11-24T06:00:00Z") });
const services = city.services("billing");
try {
  await run();
} finally {
  await city.stop();
  await postgres.stop();
}

async function run(): Promise<void> {
  const permissions = new Map([["billing.collect", ["CEMP"]]]);
  const contextOf = (viewer: Viewer) => ({ ...services, viewer }) as RequestContext;
  const clerks = await Promise.all(
    Array.from({ length: CLERKS }, async (_, index) => {
      const id = uuid();
      const session = uuid();
      await services.transact((tx) =>
        tx.query("insert into counter_session (id, city, clerk_id, counter, float_amount, opened_at) values (?, ?, ?, ?, 0, now())", [
          session,
          CITY,
          id,
          String(index),
        ]),
      );
      return {
        session,
        ctx: contextOf(new Viewer("employee", id, "s", { [CITY]: { roles: ["CEMP"], departments: [], wards: [] } }, permissions)),
      };
    }),
  );
  const payer = contextOf(new Viewer("anonymous", null, null, {}, permissions));
  const provider = {
    name: "bench",
    create: async (order: { paymentId: string }) => ({ reference: order.paymentId, checkoutUrl: "https://provider.example" }),
    verifyWebhook: () => null,
    fetchStatus: () => Promise.reject(new Error("not asked")),
    refund: () => Promise.reject(new Error("not asked")),
    settlements: async () => [],
  };
  const config = { publicUrl: "https://city.example", providers: new Map([["bench", provider]]) };

  const started = performance.now();
  // Few first: what is measured on them is measured again when the tables are long.
  const few = Math.min(5000, properties);
  await loadRoll(services, few);
  await rest(postgres.url, city.platform.migratorUrl("billing"));
  const ids = async (count: number, offset: number) =>
    (
      await services.transact((tx) => tx.query<{ id: string }>("select id from account order by number limit ? offset ?", [count, offset]))
    ).map((row) => row.id);
  const counter = (accounts: string[]) =>
    measure(accounts.length, CLERKS, (index) => {
      const clerk = clerks[index % CLERKS];
      if (!clerk) throw new Error("no clerk");
      const payment = {
        id: uuid(),
        sessionId: clerk.session,
        accountId: accounts[index] ?? "",
        amount: 50_000,
        currency: "INR",
        mode: "CASH",
        instrument: null,
        payerName: "Payer",
      };
      return takePayment(payment, clerk.ctx);
    });
  const online = (accounts: string[]) =>
    measure(accounts.length, CLERKS, async (index) => {
      const account = await services.transact((tx) => accountById(tx.query, accounts[index] ?? ""));
      if (!account) throw new Error("no account");
      const lock = await lockBill(account, 40_000, payer);
      const id = uuid();
      await startOnlinePayment({ id, reference: lock.reference, provider: "bench", payerName: "Payer", returnPath: "/" }, config, payer);
      const done = await applyStatus(services, "bench", id, { state: "paid", amount: 40_000, capturedAt: services.now() });
      if (done !== "posted") throw new Error(`an online payment was ${done}`);
    });
  const some = Math.min(PAYMENTS, Math.floor(few / 3));
  show("counter payments, 10,000 ledger lines", await counter(await ids(some, 0)));
  show("online payments (lock, order, callback), 10,000 lines", await online(await ids(some, some)));

  await loadProperties(services, few + 1, properties);
  await loadLines(services, Math.max(0, 1_000_000 - 2 * properties));
  await rest(postgres.url, city.platform.migratorUrl("billing"));
  console.log(`${"loading the rest".padEnd(58)} ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const last = Math.max(0, properties - 3 * some);
  show(`online payments, ${properties} properties, 1,000,000 lines`, await online(await ids(some, last + some)));
  show("counter payments, the same", await counter(await ids(some, last)));

  const old = await openAccount(
    { id: uuid(), city: CITY, service: "property", number: "PT-OLD", ownerId: null, caseId: null, payerName: "Owner" },
    services,
  );
  for (let year = 2017; year <= 2026; year++) {
    const day = `${year}-04-01`;
    await raiseDemand(
      { id: uuid(), accountId: old.id, periodDay: day, issuedOn: day, lines: [{ head: "PT_TAX", amount: 123_400 }], reason: null },
      "bench",
      services,
    );
  }
  show("bills with ten years of arrears", await measure(1000, 1, () => billOf(services, old, "2026-11-24")));

  const assessed = await ids(Math.min(5000, properties), 0);
  const rate = await measure(assessed.length, CLERKS, (index) =>
    raiseDemand(
      {
        id: uuid(),
        accountId: assessed[index] ?? "",
        periodDay: "2025-04-01",
        issuedOn: "2025-04-01",
        lines: [{ head: "PT_TAX", amount: 90_000 }],
        reason: null,
      },
      "bench",
      services,
    ),
  );
  show("demands raised and posted one by one", rate);
  console.log(`${"  so the demands of 100,000 properties take".padEnd(58)} ${(100_000 / rate.perSecond / 60).toFixed(1)} minutes`);
}
