import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/graph.ts";
import { type Locale, openBrowser, openSignedIn, textsOf } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { openMyCase } from "./citizen-steps.ts";
import { fileShop, inspect, LICENCE_APPLICATION, renewAsItIs } from "./licence-steps.ts";
import { payOnline } from "./money-steps.ts";
import { openByNumber } from "./officer-steps.ts";
import { heading, link, words } from "./page-steps.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const TRADE = { en: "Grocery shop", hi: "किराना दुकान", ur: "کریانے کی دکان" };
const OVEN = { en: "Oven or furnace", hi: "भट्ठी या तंदूर", ur: "بھٹی یا تندور" };
const READ =
  "query ($number: String) { licenceApplication(number: $number) { id version state { code } licence { number status validTo } } }";
const ACT = "mutation ($input: ActOnLicenceApplicationInput!) { actOnLicenceApplication(input: $input) { state { code } } }";

interface Read {
  licenceApplication: { id: string; state: { code: string }; licence: { number: string; status: string; validTo: string } | null };
}

describe("a shop gets its licence: applied for on a phone, visited, approved, paid", () => {
  test.for<{ locale: Locale; javaScript: boolean }>([
    { locale: "en", javaScript: true },
    { locale: "hi", javaScript: false },
    { locale: "ur", javaScript: true },
  ])("in $locale, JavaScript: $javaScript", async ({ locale, javaScript }) => {
    const citizen = await graph.citizen("Harpreet Kaur");
    const phone = await openSignedIn(browser, portalUrl, citizen, { locale, javaScript });
    const number = await fileShop(phone, `Kaur Store ${citizen.mobile}`, TRADE[locale], OVEN[locale]);
    expect(number).toMatch(LICENCE_APPLICATION);
    const read = async () => (await citizen.must<Read>(READ, { number })).licenceApplication;
    const { id } = await read();
    const staff = (name: string) => graph.employee(`${name}@pb.amritsar`);
    await (await staff("ptverifier")).must(ACT, { input: { id, action: "VERIFY" } });

    const inspector = await openSignedIn(browser, portalUrl, await staff("ptinspector"), { locale, javaScript });
    await openByNumber(inspector, number);
    await inspect(inspector);
    await inspector.context.close();

    await (await staff("ptapprover")).must(ACT, { input: { id, action: "APPROVE" } });
    // The fee is demanded as soon as billing has heard of it.
    const toPay = phone.page.getByRole("main").getByRole("link", { name: /1,100\.00/ });
    await until(async () => {
      await openMyCase(phone, number);
      return (await toPay.count()) > 0;
    });
    await toPay.click();
    await payOnline(phone, "1100");
    const issued = await until(async () => (await read()).licence);
    expect(issued).toMatchObject({ status: "ACTIVE", number: expect.stringMatching(/^TL-ASR-/) });

    await openMyCase(phone, number);
    const said = await words(phone);
    const s = textsOf("licences", locale);
    expect(said).toContain(issued.number);
    expect(said).toContain(s("state.APPROVED"));
    expect(said).toContain(TRADE[locale]);
    const paper = link(phone, phone.t("certificate.check"));
    await until(async () => {
      await openMyCase(phone, number);
      return (await paper.count()) > 0;
    });
    const pdf = await fetch((await link(phone, phone.t("certificate.pdf")).getAttribute("href")) ?? "");
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect((await pdf.text()).slice(0, 5)).toBe("%PDF-");
    await paper.click();
    await heading(phone, phone.t("verify.title"));
    const verified = await words(phone);
    for (const text of [phone.t("verify.certificate.VALID"), issued.number, "Harpreet Kaur"]) expect(verified).toContain(text);
    await renewAsItIs(phone, issued.number);
    // Too early: the page says from which day on.
    await phone.page.getByRole("main").getByRole("alert").waitFor();
    await phone.context.close();
  });
});
