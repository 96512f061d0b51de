import { randomUUID } from "node:crypto";
import { demoPassword, graph } from "./screens.config.ts";
import type { Screen } from "./screens.ts";
import { press, type Story } from "./screens-story.ts";

/** What the pictures of money show: a bill of the citizen's, payments of it, a clerk's counter. */
export interface MoneyStory {
  account: string;
  number: string;
  paid: string;
  counter: string;
}

async function ask<T>(query: string, variables: object, token?: string): Promise<T> {
  const response = await fetch(`${graph}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(`${query.slice(0, 60)}: ${errors[0]?.message}`);
  return data;
}

async function enter(username: string): Promise<string> {
  const signIn = "mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { accessToken } }";
  return (await ask<{ signIn: { accessToken: string } }>(signIn, { username, password: demoPassword })).signIn.accessToken;
}

/** Three years of tax on a property of the citizen's, of which a part is paid at a counter. */
export async function tellMoneyStory(storage: Story["storage"]): Promise<MoneyStory> {
  const own = storage.cookies.find((cookie) => cookie.name === "cg_access")?.value;
  const { me } = await ask<{ me: { id: string } }>("{ me { id } }", {}, own);
  const [officer, clerk] = [await enter("admin@pb.amritsar"), await enter("csr@pb.amritsar")];
  const account = randomUUID();
  const number = `PT-ASR-${Date.now()}`;
  const city = "pb.amritsar";
  await ask(
    "mutation ($input: OpenBillingAccountInput!) { openBillingAccount(input: $input) { id } }",
    { input: { id: account, city, service: "property", number, ownerId: me.id, payerName: "Harpreet Kaur" } },
    officer,
  );
  const year = new Date().getFullYear();
  for (const periodDay of [`${year - 2}-12-01`, `${year - 1}-12-01`]) {
    const lines = [
      { head: "PT_TAX", amount: 360_000 },
      { head: "PT_FIRE_CESS", amount: 18_000 },
    ];
    await ask(
      "mutation ($input: RaiseDemandInput!) { raiseDemand(input: $input) { id } }",
      { input: { id: randomUUID(), accountId: account, periodDay, issuedOn: periodDay, lines } },
      officer,
    );
  }
  const { mine } = await ask<{ mine: { id: string } | null }>(`{ mine: myCounterSession(city: "${city}") { id } }`, {}, clerk);
  const counter = mine?.id ?? randomUUID();
  if (!mine)
    await ask(
      "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }",
      { input: { id: counter, city, counter: "3", float: 50_000 } },
      clerk,
    );
  const paid = randomUUID();
  await ask(
    "mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id } }",
    { input: { id: paid, sessionId: counter, accountId: account, amount: 100_000, mode: "CASH", payerName: "Harpreet Kaur" } },
    clerk,
  );
  return { account, number, paid, counter };
}

/** What the payer sees. */
export const payerScreens = ({ account, paid }: MoneyStory): Screen[] => [
  { name: "home-bill-due", path: "" },
  { name: "pay", path: "/pay" },
  { name: "pay-fault", path: "/pay", before: async (page) => press(page, "main form button[type=submit]") },
  { name: "bill", path: `/pay/${account}` },
  { name: "bill-why", path: `/pay/${account}`, before: async (page) => page.locator("main details > summary").first().click() },
  {
    name: "bill-fault",
    path: `/pay/${account}`,
    before: async (page) => {
      await page.fill("#field-amount", "50");
      await press(page, "main form button[type=submit]");
    },
  },
  { name: "pay-away", path: `/pay/${account}`, before: async (page) => press(page, "main form button[type=submit]") },
  { name: "receipt", path: `/pay/done/${paid}` },
];

/** What the clerk at the counter sees. */
export const counterScreens = ({ account, number, paid, counter }: MoneyStory): Screen[] => [
  { name: "counter", path: "/officer/counter" },
  { name: "counter-found", path: `/officer/counter?q=${number.slice(0, 8)}` },
  { name: "counter-bill", path: `/officer/counter/${account}` },
  {
    name: "counter-cheque-fault",
    path: `/officer/counter/${account}`,
    before: async (page) => {
      await page.check("input[value=CHEQUE]");
      await press(page, "main form button[type=submit]");
    },
  },
  { name: "counter-paid", path: `/officer/payments/${paid}?taken=1` },
  { name: "counter-close", path: "/officer/counter/close" },
  { name: "counter-closed", path: `/officer/counter/closed/${counter}` },
];

/** What the accounts officer sees. */
export const booksScreens = ({ paid }: MoneyStory): Screen[] => [
  { name: "payment", path: `/officer/payments/${paid}` },
  { name: "payment-cancel", path: `/officer/payments/${paid}/cancel` },
  { name: "books", path: "/officer/books" },
  { name: "books-suspense", path: "/officer/books/suspense" },
  { name: "books-solve", path: `/officer/books/suspense/${paid}` },
  { name: "books-differences", path: "/officer/books/differences" },
];
