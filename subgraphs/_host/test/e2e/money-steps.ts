import { randomInt, randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { COOKIES } from "../../../../portal/src/session/cookies.ts";
import type { Client, Graph } from "../support/graph.ts";
import { openScreen, type Screen } from "../support/screen.ts";
import { heading, link, press, textbox, words } from "./page-steps.ts";

// What people do with money at the portal: bills, counters, receipts.

export interface Property {
  account: string;
  /** The number that stands on its bill. */
  number: string;
  payerName: string;
}

/** A property of Amritsar with ₹2,520 of tax due, of this citizen or of nobody who signs in. */
export async function propertyWithTax(graph: Graph, ownerId: string | null, payerName = "Harpreet Kaur"): Promise<Property> {
  const officer = await graph.employee("admin@pb.amritsar");
  const property = { account: randomUUID(), number: `PT-TEST-${randomInt(1e9)}`, payerName };
  await officer.must("mutation ($input: OpenBillingAccountInput!) { openBillingAccount(input: $input) { id } }", {
    input: { id: property.account, city: "pb.amritsar", service: "property", number: property.number, ownerId, payerName },
  });
  await officer.must("mutation ($input: RaiseDemandInput!) { raiseDemand(input: $input) { id } }", {
    input: {
      id: randomUUID(),
      accountId: property.account,
      periodDay: new Date().toISOString().slice(0, 10),
      lines: [
        { head: "PT_TAX", amount: 240_000 },
        { head: "PT_CANCER_CESS", amount: 12_000 },
      ],
    },
  });
  return property;
}

/** Id of whoever is signed in on this screen. */
export async function readerOf({ context }: Screen, graph: Graph): Promise<string> {
  const token = (await context.cookies()).find((cookie) => cookie.name === COOKIES.access)?.value;
  return (await graph.stranger(token).must<{ me: { id: string } }>("{ me { id } }")).me.id;
}

/** An online payment of the whole bill that the provider has not heard the end of. */
export async function beginPayment(citizen: Client, account: string): Promise<string> {
  const { lockBill } = await citizen.must<{ lockBill: { reference: string } }>(
    "mutation ($input: LockBillInput!) { lockBill(input: $input) { reference } }",
    { input: { accountId: account } },
  );
  const id = randomUUID();
  await citizen.must("mutation ($input: StartOnlinePaymentInput!) { startOnlinePayment(input: $input) { paymentId } }", {
    input: { id, reference: lockBill.reference, provider: "sandbox", payerName: "Harpreet Kaur", returnPath: `/en/pay/done/${id}` },
  });
  return id;
}

/** The clerk's open counter, opened unless it is open. */
export async function counterOf(clerk: Client): Promise<string> {
  const city = "pb.amritsar";
  const { mine } = await clerk.must<{ mine: { id: string } | null }>("query ($city: ID!) { mine: myCounterSession(city: $city) { id } }", {
    city,
  });
  if (mine) return mine.id;
  const { openCounter: opened } = await clerk.must<{ openCounter: { id: string } }>(
    "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }",
    { input: { id: randomUUID(), city, counter: "3", float: 0 } },
  );
  return opened.id;
}

/** ₹1,000 of a bill in cash, by the graph. */
export async function takeInCash(clerk: Client, account: string): Promise<string> {
  const { takePayment } = await clerk.must<{ takePayment: { id: string } }>(
    "mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id } }",
    {
      input: {
        id: randomUUID(),
        sessionId: await counterOf(clerk),
        accountId: account,
        amount: 100_000,
        mode: "CASH",
        payerName: "Harpreet Kaur",
      },
    },
  );
  return takePayment.id;
}

/** From the bill on the screen to the provider's page, and back to the receipt. */
export async function payOnline(screen: Screen, rupees: string): Promise<void> {
  const { page, t } = screen;
  await textbox(screen, t("pay.amount")).fill(rupees);
  await textbox(screen, t("pay.payer")).fill("Harpreet Kaur");
  await press(screen, t("pay.action"));
  await heading(screen, t("pay.away.title"));
  await link(screen, t("pay.away.go")).click();
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  await page.getByRole("link", { name: t("pay.receipt.pdf") }).waitFor();
}

/** A clerk's counter, opened unless it is open. */
export async function openCounter(screen: Screen): Promise<void> {
  const { page, t } = screen;
  await page.goto(screen.at("/officer/counter"));
  await heading(screen, t("counter.title"));
  if ((await textbox(screen, t("counter.number")).count()) === 0) return;
  await textbox(screen, t("counter.number")).fill("3");
  await press(screen, t("counter.open.action"));
  await page.getByRole("searchbox").waitFor();
}

/** The whole of a bill in cash: its number, Enter, Enter. */
export async function payAtCounter(screen: Screen, number: string): Promise<void> {
  const { page, t } = screen;
  await page.goto(screen.at("/officer/counter"));
  await page.getByRole("searchbox").fill(number);
  await page.keyboard.press("Enter");
  await textbox(screen, t("counter.amount")).press("Enter");
  await page.getByRole("link", { name: t("counter.print") }).waitFor();
}

/** Follows the receipt on the screen to the public page behind its code, as somebody who has only that; answers what it says. */
export async function verifyReceipt(browser: Browser, portalUrl: string, screen: Screen): Promise<string> {
  const { page, t, locale } = screen;
  const address = await page.getByRole("link", { name: t("pay.receipt.verify") }).getAttribute("href");
  const passer = await openScreen(browser, portalUrl, { locale, javaScript: false });
  await passer.page.goto(new URL(address ?? "", portalUrl).href);
  await heading(passer, t("verify.title"));
  const said = await words(passer);
  await passer.context.close();
  return said;
}
