import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COOKIES } from "../../../../portal/src/session/cookies.ts";
import { newMobile, until } from "../support/graph.ts";
import { openBrowser, openScreen, openSignedIn, type Screen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { NUMBER, openMyCase } from "./citizen-steps.ts";
import { fileComplaint } from "./file-cases.ts";
import { openByNumber, openFromInbox, signInAsEmployee } from "./officer-steps.ts";
import { heading, link, press, textbox, words } from "./page-steps.ts";
import type { Storage } from "./readers.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const deskOf = async (username: string, javaScript = true): Promise<Screen> =>
  openSignedIn(browser, portalUrl, await graph.employee(`${username}@pb.amritsar`), { width: 1280, javaScript });

describe("the city's staff", () => {
  test("find a case in the inbox and by its number", async () => {
    const filed = await fileComplaint(await graph.citizen());
    const desk = await deskOf("gro");
    await openFromInbox(desk, filed.number);
    await openByNumber(desk, filed.number);
    expect(await words(desk)).toContain(filed.number);
    await desk.context.close();
  });

  test.each([true, false])("file for a citizen at the counter, who finds the case as their own; JavaScript: %s", async (javaScript) => {
    const mobile = newMobile();
    const desk = await deskOf("csr", javaScript);
    const { page, s, t } = desk;
    await page.goto(desk.at("/officer/new"));
    await heading(desk, t("new.choose"));
    await page.getByRole("link", { name: s("service.callToAction") }).click();
    await heading(desk, s("service.callToAction"));
    await textbox(desk, s("form.name.label")).fill("Gurdial Singh");
    await textbox(desk, s("form.mobile.label")).fill(mobile);
    await page.getByRole("combobox", { name: s("form.category.label") }).selectOption("StreetLightNotWorking");
    await textbox(desk, s("form.description.label")).fill("The lamp before the post office is dark.");
    await page.getByRole("searchbox", { name: t("field.locality.search") }).fill("Ajit");
    await press(desk, t("common.search"));
    await page.getByRole("radio", { name: "Ajit Nagar" }).first().check();
    await press(desk, t("common.next"));
    await heading(desk, t("filing.check.title"));
    await press(desk, t("filing.check.send"));
    await heading(desk, t("new.done.title"));
    const number = NUMBER.exec(await words(desk))?.[0] ?? "";
    await desk.context.close();

    await until(async () => (await graph.messagesTo(mobile)).some((one) => one.text.includes(number)));
    const phone = await openSignedIn(browser, portalUrl, await graph.citizen("Gurdial Singh", { mobile }));
    await openMyCase(phone, number);
    expect(await words(phone)).toContain("The lamp before the post office is dark.");
    await phone.context.close();
  });

  test("create an employee, who signs in with the temporary password, and is out as soon as they are deactivated", async () => {
    const desk = await deskOf("admin");
    const { page, t } = desk;
    const username = `jaspreet${newMobile().slice(-6)}`;
    await page.goto(desk.at("/officer/people/new"));
    await textbox(desk, t("people.username")).fill(username);
    await textbox(desk, t("people.name")).fill("Jaspreet Singh");
    await page
      .getByRole("group", { name: t("people.roles") })
      .getByRole("checkbox")
      .first()
      .check();
    await press(desk, t("people.create"));
    await heading(desk, "Jaspreet Singh");
    const once = page.getByRole("region", { name: t("people.password.title") });
    const password = (await once.locator("bdi").textContent()) ?? "";

    const own = await openScreen(browser, portalUrl, { storage: await desk.context.storageState().then(cityAlone) });
    await signInAsEmployee(own, `${username}@pb.amritsar`, password);
    await heading(own, t("password.title"));
    await own.page.getByText(t("password.first")).waitFor();
    await own.page.getByLabel(t("password.current")).fill(password);
    await own.page.getByLabel(t("password.next"), { exact: true }).fill("a sentence of my own");
    await own.page.getByLabel(t("password.repeat")).fill("a sentence of my own");
    await press(own, t("password.save"));
    await own.page.getByText(t("password.saved")).waitFor();
    await own.page.goto(own.at("/officer"));
    await heading(own, t("desk.inbox"));

    await link(desk, t("people.deactivate")).click();
    await heading(desk, t("people.deactivate.title", { name: "Jaspreet Singh" }));
    await textbox(desk, t("people.reason")).fill("Has left the city's service");
    await press(desk, t("people.deactivate"));
    await page.getByText(t("people.saved")).waitFor();
    await own.page.goto(own.at("/officer"));
    await heading(own, t("signIn.employee.title"));
    const again = graph.employee(`${username}@pb.amritsar`, "a sentence of my own");
    await expect(again).rejects.toThrow("UNAUTHENTICATED");
    await own.context.close();
    await desk.context.close();
  });
});

/** A device of the same city on which nobody is signed in. */
const cityAlone = ({ cookies }: Storage): Storage => ({ cookies: cookies.filter((cookie) => cookie.name === COOKIES.city), origins: [] });
