import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COOKIES } from "../../../../portal/src/session/cookies.ts";
import { type Client, until } from "../support/graph.ts";
import { openBrowser, openSignedIn, type Screen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { openMyCase } from "./citizen-steps.ts";
import { fileComplaint, resolveComplaint } from "./file-cases.ts";
import { openByNumber } from "./officer-steps.ts";
import { acted, heading, link, press, textbox, words } from "./page-steps.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const phoneOf = (client: Client, javaScript = true) => openSignedIn(browser, portalUrl, client, { javaScript });

describe("a citizen", () => {
  test.each([true, false])("opens again what was not really done; JavaScript: %s", async (javaScript) => {
    const citizen = await graph.citizen();
    const filed = await fileComplaint(citizen);
    await resolveComplaint(graph, filed.id);
    const phone = await phoneOf(citizen, javaScript);
    await openMyCase(phone, filed.number);
    await link(phone, phone.s("action.REOPEN")).click();
    await heading(phone, phone.s("action.REOPEN"));
    await textbox(phone, phone.s("need.REOPEN.comment")).fill("It is dark again since last night.");
    await press(phone, phone.s("action.REOPEN"));
    await acted(phone, "REOPEN");
    expect(await words(phone)).toContain("It is dark again since last night.");
    const gro = await graph.employee("gro@pb.amritsar");
    const { complaint } = await gro.must<{ complaint: { state: { code: string } } }>(
      "query ($id: ID) { complaint(id: $id) { state { code } } }",
      { id: filed.id },
    );
    expect(complaint.state.code).toBe("PENDINGFORASSIGNMENT");
    await phone.context.close();
  });

  test("finds what was half filled in after a reload, and on another device", async () => {
    const citizen = await graph.citizen();
    const typed = "Leaves and plastic are burnt beside the park.";
    const phone = await phoneOf(citizen);
    await phone.page.goto(phone.at("/file/complaints/category?category=BurningOfGarbage"));
    await press(phone, phone.t("common.next"));
    await heading(phone, phone.s("form.description.title"));
    await textbox(phone, phone.s("form.description.label")).fill(typed);
    await press(phone, phone.t("common.next"));
    await heading(phone, phone.s("form.location.title"));

    await phone.page.goto(phone.at("/file/complaints/description"));
    await phone.page.reload();
    expect(await textbox(phone, phone.s("form.description.label")).inputValue()).toBe(typed);

    const second = await phoneOf(await sameCitizen(phone, citizen), false);
    await second.page.goto(second.at("/file/complaints"));
    await heading(second, second.t("filing.resume.title"));
    await second.page.goto(second.at("/file/complaints/description"));
    expect(await textbox(second, second.s("form.description.label")).inputValue()).toBe(typed);
    for (const one of [phone, second]) await one.context.close();
  });

  test("stays signed in when two tabs renew the session at the same moment", async () => {
    const phone = await phoneOf(await graph.citizen());
    await phone.context.clearCookies({ name: COOKIES.access });
    const tabs = [phone.page, await phone.context.newPage()];
    await Promise.all(tabs.map((tab) => tab.goto(phone.at("/cases"))));
    for (const tab of tabs) await tab.getByRole("heading", { level: 1, name: phone.t("cases.title") }).waitFor();
    // What the slower tab wrote is as good as what the quicker one did.
    await phone.context.clearCookies({ name: COOKIES.access });
    await phone.page.goto(phone.at("/me"));
    await heading(phone, "Harpreet Kaur");
    await phone.context.close();
  });

  test("changes the language on any page, and stays on it", async () => {
    const citizen = await graph.citizen();
    const { id } = await fileComplaint(citizen);
    const phone = await phoneOf(citizen);
    for (const path of ["/", "/cases", `/cases/complaints/${id}`, "/file/complaints/category", "/notifications", "/me"]) {
      await phone.page.goto(phone.at(path));
      await phone.page.getByRole("banner").getByText("English").first().click();
      await phone.page.getByRole("banner").getByRole("link", { name: "اردو" }).click();
      await phone.page.waitForURL((url) => url.pathname === `/ur${path === "/" ? "" : path}`);
      expect(await phone.page.locator("html").getAttribute("dir")).toBe("rtl");
    }
    await phone.context.close();
  });

  test("sees in the profile who looked at the contact, and why", async () => {
    const citizen = await graph.citizen();
    const filed = await fileComplaint(citizen);
    const desk = await openSignedIn(browser, portalUrl, await graph.employee("gro@pb.amritsar"), { width: 1280 });
    await openByNumber(desk, filed.number);
    expect(await words(desk)).not.toContain(citizen.mobile);
    await link(desk, desk.t("reveal.action")).click();
    await heading(desk, desk.t("reveal.title"));
    await textbox(desk, desk.t("reveal.reason")).fill("To ask for the way to the lamp");
    await press(desk, desk.t("reveal.show"));
    await desk.page.getByText(citizen.mobile).waitFor();
    await desk.context.close();

    const phone = await phoneOf(citizen);
    await until(async () => {
      await phone.page.goto(phone.at("/me"));
      return (await words(phone)).includes("To ask for the way to the lamp");
    });
    expect(await words(phone)).toContain("Gurpreet Kaur");
    expect(await words(phone)).toContain(filed.number);
    await phone.context.close();
  });

  test("files, reads and acts on a service that the portal has no code for", async () => {
    const phone = await phoneOf(await graph.citizen());
    await phone.page.goto(phone.at("/"));
    await phone.page.getByRole("link", { name: "Register an animal" }).click();
    await heading(phone, "Which animal is it?");
    await textbox(phone, "Its name").fill("Moti");
    await phone.page.getByRole("radio", { name: "In the yard" }).check();
    await press(phone, phone.t("common.next"));
    await heading(phone, "Is it vaccinated?");
    await press(phone, phone.t("filing.skip"));
    await heading(phone, phone.t("filing.check.title"));
    await press(phone, phone.t("filing.check.send"));
    await heading(phone, phone.t("filing.done.title"));
    expect(await words(phone)).toMatch(/PB-ASR-DOGS-\d{4}-\d\d-\d{6}/);
    await link(phone, phone.t("filing.done.see")).click();
    await heading(phone, "Moti");
    await link(phone, "Withdraw").click();
    await heading(phone, "Withdraw");
    await textbox(phone, "Why you withdraw it").fill("He lives with my brother now.");
    await press(phone, "Withdraw");
    await phone.page.getByText(phone.t("case.done", { action: "Withdraw" })).waitFor();
    expect(await words(phone)).toContain("Withdrawn");
    await phone.context.close();
  });
});

/** The citizen as their phone's session has it now: a page may have renewed it. */
async function sameCitizen(phone: Screen, citizen: Client): Promise<Client> {
  const { cookies } = await phone.context.storageState();
  const cookieNamed = (name: string) => cookies.find((cookie) => cookie.name === name)?.value ?? "";
  return { ...citizen, token: cookieNamed(COOKIES.access), refreshToken: cookieNamed(COOKIES.refresh) };
}
