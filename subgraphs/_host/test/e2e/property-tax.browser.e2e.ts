import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cityDay } from "../../../../portal/src/messages/city-day.ts";
import { type Locale, openBrowser, openSignedIn, photoFromPhone, type Screen, textsOf } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { openCounter, payAtCounter, payOnline, verifyReceipt } from "./money-steps.ts";
import { heading, link, press, textbox, words } from "./page-steps.ts";
import { decide, estimateHouse, fileHouse, openMyProperty } from "./property-steps.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const FLOORS = [120, 136];

/** Somebody of the tax office at their desk. */
const desk = async (username: string, locale: Locale = "en"): Promise<Screen> =>
  openSignedIn(browser, portalUrl, await graph.employee(username), { locale, width: 1280, javaScript: false });

test("a citizen estimates and files, officers verify and approve, the tax is paid in part online and the rest at the counter, both receipts verify, and the books close", async () => {
  const citizen = await graph.citizen("Harpreet Kaur");
  const phone = await openSignedIn(browser, portalUrl, citizen);
  const { t } = phone;
  expect(await estimateHouse(phone, FLOORS)).toContain("₹577.50");
  const address = `${citizen.mobile} Mall Road`;
  const application = await fileHouse(phone, { address, floors: FLOORS, owners: ["Harpreet Kaur", "Gurmeet Singh"] });

  const verifier = await desk("ptverifier@pb.amritsar");
  await decide(verifier, application, "VERIFY");
  const inspector = await desk("ptinspector@pb.amritsar");
  await decide(inspector, application, "FORWARD", "Two floors, as stated");
  const approver = await desk("ptapprover@pb.amritsar");
  await decide(approver, application, "APPROVE");
  for (const one of [verifier, inspector, approver]) await one.context.close();

  const number = await openMyProperty(phone, address);
  expect(await words(phone)).toContain("₹577.50");
  await phone.page
    .getByRole("main")
    .getByRole("link", { name: /₹578\.00/ })
    .click();
  await payOnline(phone, "300");
  expect(await verifyReceipt(browser, portalUrl, phone)).toContain(t("verify.genuine"));

  const clerk = await desk("csr@pb.amritsar");
  await openCounter(clerk);
  await payAtCounter(clerk, number);
  const said = await verifyReceipt(browser, portalUrl, clerk);
  expect(said).toContain(t("verify.genuine"));
  expect(said).toContain(number);
  await clerk.context.close();

  await phone.page.goto(phone.at("/pay/mine"));
  await heading(phone, t("pay.myPayments"));
  expect(await phone.page.getByRole("main").getByRole("listitem").filter({ hasText: number }).count()).toBe(2);
  await phone.page.goto(phone.at("/notifications"));
  await phone.page
    .getByRole("link", { name: /^Paid\. Property tax/ })
    .first()
    .waitFor();
  await phone.context.close();

  // The books of the day: what every ledger says is nil together, and the day is closed with a signature.
  const office = await graph.employee("admin@pb.amritsar");
  const { trialBalance } = await office.must<{ trialBalance: { amount: number }[] }>(
    "query ($city: ID!, $on: Date) { trialBalance(city: $city, on: $on) { amount } }",
    { city: "pb.amritsar", on: cityDay(new Date()) },
  );
  expect(trialBalance.length).toBeGreaterThan(2);
  expect(trialBalance.reduce((sum, one) => sum + one.amount, 0)).toBe(0);
  const { bookDifferences } = await office.must<{ bookDifferences: { kind: string }[] }>(
    "query ($city: ID!) { bookDifferences(city: $city) { kind } }",
    { city: "pb.amritsar" },
  );
  expect(bookDifferences).toEqual([]);
});

describe("rates", () => {
  test("are drafted by one officer, compared over the whole roll, and signed by another", async () => {
    // In Jalandhar, and for the year that comes: nobody's tax of this year changes.
    const approver = await desk("ptapprover@pb.jalandhar");
    const { page, t } = approver;
    await page.goto(approver.at("/officer/rates"));
    await heading(approver, t("tax.rates.title"));
    await link(approver, t("tax.rates.new")).click();
    await heading(approver, t("tax.rates.new"));
    // The year that comes is proposed.
    const year = await textbox(approver, t("tax.rates.fromYear")).inputValue();
    await textbox(approver, t("tax.rates.reason")).fill("Resolution 14 of the house");
    const first = page.locator('[name="rate.home-large-own-ground"]');
    await first.fill("ten");
    await press(approver, t("tax.rates.propose"));
    await page.getByRole("main").getByRole("alert").waitFor();
    expect(await first.inputValue()).toBe("ten");
    await first.fill("3.50");
    await press(approver, t("tax.rates.propose"));
    await heading(approver, t("tax.rates.from", { year }));
    const said = await words(approver);
    expect(said).toContain(t("tax.compare.changed"));
    expect(said).toContain("₹3.50");
    // Who drafts does not sign.
    expect(
      await page
        .getByRole("main")
        .getByRole("button", { name: t("tax.rates.sign"), exact: true })
        .count(),
    ).toBe(0);
    const address = page.url();
    await approver.context.close();

    const admin = await desk("admin@pb.jalandhar");
    await admin.page.goto(address);
    await press(admin, t("tax.rates.sign"));
    await admin.page.getByText(t("tax.rates.signed")).waitFor();
    expect(
      await admin.page
        .getByRole("main")
        .getByRole("button", { name: t("tax.rates.sign"), exact: true })
        .count(),
    ).toBe(0);
    await admin.context.close();
  });

  test("the register is searched by address, and a property assessed anew with a reason", async () => {
    const approver = await desk("ptapprover@pb.jalandhar");
    const { page, t } = approver;
    await page.goto(approver.at("/officer/properties"));
    await page.getByRole("searchbox").fill("model town");
    await press(approver, t("common.search"));
    await page.getByRole("main").getByRole("link").filter({ hasText: "31 Model Town" }).click();
    await page.getByRole("heading", { level: 1, name: "31 Model Town" }).waitFor();
    await textbox(approver, t("tax.adHoc")).fill("-50");
    await textbox(approver, t("tax.adHoc.reason")).fill("Hailstorm of November");
    await press(approver, t("tax.assess.action"));
    await page.getByText("Hailstorm of November").first().waitFor({ state: "attached" });
    expect(await words(approver)).toContain("₹527.50");
    await approver.context.close();
  });
});

test("a transfer of title is filed once nothing is owed, and its fee is asked for on the case", async () => {
  const citizen = await graph.citizen("Amrit Kaur");
  const phone = await openSignedIn(browser, portalUrl, citizen);
  const { page, t } = phone;
  await page.goto(phone.at("/file/property-transfer"));
  const s = textsOf("property", "en");
  await heading(phone, s("form.transfer.property.title"));
  await textbox(phone, s("form.propertyNumber.label")).fill("PT-ASR-000102");
  await textbox(phone, s("form.currentOwner.label")).fill("Kamla Devi");
  await press(phone, t("common.next"));
  await heading(phone, s("form.deed.title"));
  await page.getByRole("radio", { name: s("reasonForTransfer.SALEDEED") }).check();
  await textbox(phone, s("form.documentNumber.label")).fill("ASR/2026/4711");
  await page.getByLabel(s("form.documentDate.label")).fill(cityDay(new Date()));
  await textbox(phone, s("form.marketValue.label")).fill("4000000");
  await page.getByRole("radio", { name: s("inCourt.NO"), exact: true }).check();
  await press(phone, t("common.next"));
  await heading(phone, s("form.newOwners.title"));
  await textbox(phone, s("form.ownerName.label")).fill("Amrit Kaur");
  await page.getByRole("radio", { name: s("ownerCategory.NONE"), exact: true }).check();
  await press(phone, t("common.next"));
  await heading(phone, s("form.documents.title"));
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await photoFromPhone());
  await page.getByText(t("field.photos.ready.script").replace("#", "1")).waitFor();
  await press(phone, t("common.next"));
  await heading(phone, t("filing.check.title"));
  await press(phone, t("filing.check.send"));
  // Its tax of this year is owed: the page says how much, and for what.
  await page.getByRole("main").getByRole("alert").waitFor();
  expect(await words(phone)).toContain("₹15,065.00");
  await phone.context.close();
});
