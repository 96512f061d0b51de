import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newMobile } from "../support/graph.ts";
import { type Locale, openBrowser, openScreen, openSignedIn, type Screen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { chooseLanguageAndCity, signIn } from "./citizen-steps.ts";
import { openCounter, payAtCounter, payOnline, propertyWithTax, readerOf, verifyReceipt } from "./money-steps.ts";
import { signInAsEmployee } from "./officer-steps.ts";
import { heading, link, press, textbox, words } from "./page-steps.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const verify = (screen: Screen) => verifyReceipt(browser, portalUrl, screen);

const pdfOf = async ({ page }: Screen, name: string): Promise<string> => {
  const address = await page.getByRole("link", { name }).getAttribute("href");
  const answer = await fetch(address ?? "");
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  return Buffer.from(await answer.arrayBuffer())
    .subarray(0, 5)
    .toString("latin1");
};

describe("a tax bill, paid in part from a citizen's phone and the rest at a counter", () => {
  test.for<{ locale: Locale; javaScript: boolean }>([
    { locale: "en", javaScript: true },
    { locale: "hi", javaScript: true },
    { locale: "ur", javaScript: false },
  ])("in $locale, JavaScript: $javaScript", async ({ locale, javaScript }) => {
    const phone = await openScreen(browser, portalUrl, { locale, javaScript });
    const { t } = phone;
    await chooseLanguageAndCity(phone);
    const chosen = await phone.context.storageState();
    await signIn(phone, newMobile(), "Harpreet Kaur");
    const { account, number } = await propertyWithTax(graph, await readerOf(phone, graph));

    await phone.page.goto(phone.at("/"));
    await phone.page.getByRole("heading", { name: t("home.bills") }).waitFor();
    await phone.page.getByRole("link", { name: number }).click();
    await phone.page.getByText(t("pay.why")).click();
    await phone.page.getByText("₹2,400.00").first().waitFor();
    await textbox(phone, t("pay.amount")).fill("50");
    await press(phone, t("pay.action"));
    await phone.page.getByRole("main").getByRole("alert").waitFor();
    await payOnline(phone, "1000");
    expect(await pdfOf(phone, t("pay.receipt.pdf"))).toBe("%PDF-");
    expect(await verify(phone)).toContain(t("verify.genuine"));

    const desk = await openScreen(browser, portalUrl, { locale, javaScript, width: 1280, storage: chosen });
    await signInAsEmployee(desk, "csr@pb.amritsar");
    await heading(desk, t("desk.inbox"));
    await openCounter(desk);
    await payAtCounter(desk, number);
    expect(await words(desk)).toContain("₹1,520.00");
    expect(await pdfOf(desk, t("counter.print"))).toBe("%PDF-");
    const said = await verify(desk);
    expect(said).toContain(t("verify.genuine"));
    expect(said).toContain(number);
    await desk.context.close();

    await phone.page.goto(phone.at(`/pay/${account}`));
    await phone.page.getByText(t("pay.nothingDue.text")).waitFor();
    expect(await phone.page.getByRole("main").getByRole("listitem").count()).toBe(2);
    await phone.context.close();
  });
});

test("whoever has a bill in hand pays it without signing in, by its number and name; neither alone opens it", async () => {
  const { number, payerName } = await propertyWithTax(graph, null, "Mohan Lal");
  const phone = await openScreen(browser, portalUrl, { javaScript: false });
  const { page, t } = phone;
  await chooseLanguageAndCity(phone);
  await page.goto(phone.at("/pay"));
  await textbox(phone, t("pay.find.number")).fill(number);
  await textbox(phone, t("pay.find.name")).fill("Somebody Else");
  await press(phone, t("pay.find.action"));
  await page.getByRole("main").getByRole("alert").waitFor();
  await textbox(phone, t("pay.find.name")).fill(payerName);
  await press(phone, t("pay.find.action"));
  await payOnline(phone, "2520");
  await link(phone, t("pay.done.bill")).click();
  await page.getByText(t("pay.nothingDue.text")).waitFor();
  await phone.context.close();
});

test("money that comes for a bill that was paid meanwhile is nobody's loss: it waits for an officer, who sets it against another bill", async () => {
  const citizen = await graph.citizen("Harpreet Kaur");
  const phone = await openSignedIn(browser, portalUrl, citizen, { javaScript: false });
  const { page, t } = phone;
  const [bill, other] = [await propertyWithTax(graph, await readerOf(phone, graph)), await propertyWithTax(graph, null)];
  await page.goto(phone.at(`/pay/${bill.account}`));
  await textbox(phone, t("pay.amount")).fill("2520");
  await textbox(phone, t("pay.payer")).fill("Harpreet Kaur");
  await press(phone, t("pay.action"));
  await heading(phone, t("pay.away.title"));
  await link(phone, t("pay.away.go")).click();
  const pay = page.getByRole("button", { name: /^Pay ₹/ });
  await pay.waitFor();
  // Before the citizen presses, somebody pays the whole of it at the counter.
  const clerk = await openSignedIn(browser, portalUrl, await graph.employee("csr@pb.amritsar"), { width: 1280, javaScript: false });
  await openCounter(clerk);
  await payAtCounter(clerk, bill.number);
  await clerk.context.close();
  await pay.click();
  await heading(phone, t("pay.suspense.title"));

  const office = await openSignedIn(browser, portalUrl, await graph.employee("admin@pb.amritsar"), { width: 1280, javaScript: false });
  await office.page.goto(office.at("/officer/books/suspense"));
  await office.page.getByRole("main").getByRole("link", { name: "₹2,520.00" }).first().click();
  await textbox(office, t("pay.find.number")).fill("PT-NOWHERE");
  await textbox(office, t("counter.reason")).fill("The payer's other house, as he writes");
  await press(office, t("common.save"));
  await office.page.getByRole("main").getByRole("alert").waitFor();
  await textbox(office, t("pay.find.number")).fill(other.number);
  await press(office, t("common.save"));
  await office.page.getByRole("link", { name: t("pay.receipt.pdf") }).waitFor();
  await office.page.goto(office.at(`/officer/counter/${other.account}`));
  expect(await words(office)).toContain(t("pay.nothingDue"));
  await office.context.close();
  await phone.context.close();
});
