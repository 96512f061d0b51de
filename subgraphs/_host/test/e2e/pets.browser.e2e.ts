import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk } from "../../plugins/tools/desk.ts";
import { addPlugin } from "../../plugins/tools/operate.ts";
import { axe, tooWide } from "../support/axe.ts";
import { until } from "../support/graph.ts";
import { type RealCity, startRealCity } from "../support/real-city.ts";
import { type Locale, openBrowser, openSignedIn, photoFromPhone, type Screen, textsOf } from "../support/screen.ts";
import { openMyCase } from "./citizen-steps.ts";
import { payOnline } from "./money-steps.ts";
import { openByNumber } from "./officer-steps.ts";
import { acted, heading, link, press, textbox, words } from "./page-steps.ts";
import { openPets, readPet } from "./pet-steps.ts";

// A partner's service at the portal: no line of the portal knows of pets.

const FOLDER = "plugins/pet-registration";
const NUMBER = /PB-ASR-PTR-\d{4}-\d\d-\d{6}/;

let city: RealCity;
let browser: Browser;
beforeAll(async () => {
  city = await startRealCity({ portal: true });
  const desk = await openDesk(city.config, () => undefined);
  await addPlugin(desk, FOLDER, { approve: async () => true }).finally(() => desk.close());
  await openPets(city.graph);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

/** Nobody wrote these pages: they are looked at as the platform's own are. axe needs scripts. */
async function look(screen: Screen): Promise<void> {
  expect([...(screen.javaScript ? await axe(screen) : []), ...(await tooWide(screen))]).toEqual([]);
}

/** Registers a dog, question by question; answers the number on the screen. */
async function fileDog(screen: Screen): Promise<string> {
  const { page, t } = screen;
  const s = textsOf(FOLDER, screen.locale);
  const next = () => press(screen, t("common.next"));
  await page.goto(screen.at("/file/pet-registration"));
  await heading(screen, s("form.pet.title"));
  await look(screen);
  await page.getByRole("radio", { name: s("animal.DOG") }).check();
  await textbox(screen, s("form.petName.label")).fill("Moti");
  await textbox(screen, s("form.breed.label")).fill("Gaddi");
  await page.getByRole("radio", { name: s("sex.MALE"), exact: true }).check();
  await page.getByLabel(s("form.ageMonths.label")).fill("26");
  await next();
  await heading(screen, s("form.vaccination.title"));
  await look(screen);
  await page.getByLabel(s("form.vaccinatedOn.label")).fill(new Date().toISOString().slice(0, 10));
  await textbox(screen, s("form.vaccinationNumber.label")).fill("AR-2026-118");
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await photoFromPhone());
  await next();
  await heading(screen, s("form.home.title"));
  await look(screen);
  await page.getByRole("radio").first().check();
  await textbox(screen, s("form.address.label")).fill("4 Lawrence Road");
  await next();
  await heading(screen, t("filing.check.title"));
  await look(screen);
  await press(screen, t("filing.check.send"));
  await heading(screen, t("filing.done.title"));
  return NUMBER.exec(await words(screen))?.[0] ?? "";
}

/** An officer finds the case by its number and does what the button says. */
async function does(screen: Screen, number: string, action: string): Promise<void> {
  const s = textsOf(FOLDER, screen.locale);
  await openByNumber(screen, number);
  await link(screen, s(`action.${action}`)).click();
  await heading(screen, s(`action.${action}`));
  await look(screen);
  await press(screen, s(`action.${action}`));
  await acted(screen, action, s);
  await screen.context.close();
}

describe("a dog is registered: filed on a phone, verified, approved, paid, with its certificate", () => {
  test.for<{ locale: Locale; javaScript: boolean }>([
    { locale: "en", javaScript: true },
    { locale: "hi", javaScript: false },
    { locale: "ur", javaScript: true },
  ])("in $locale, JavaScript: $javaScript", async ({ locale, javaScript }) => {
    const s = textsOf(FOLDER, locale);
    const citizen = await city.graph.citizen("Harpreet Kaur");
    const phone = await openSignedIn(browser, city.portalUrl, citizen, { locale, javaScript });
    await phone.page.goto(phone.at("/"));
    expect(await words(phone)).toContain(s("service.callToAction"));
    const number = await fileDog(phone);
    expect(number).toMatch(NUMBER);
    for (const [who, action] of [
      ["ptverifier", "VERIFY"],
      ["ptapprover", "APPROVE"],
    ] as const)
      await does(
        await openSignedIn(browser, city.portalUrl, await city.graph.employee(`${who}@pb.amritsar`), { locale, javaScript }),
        number,
        action,
      );
    const toPay = phone.page.getByRole("main").getByRole("link", { name: /500\.00/ });
    await until(async () => {
      await openMyCase(phone, number);
      return (await toPay.count()) > 0;
    });
    await toPay.click();
    await payOnline(phone, "500");
    const paper = link(phone, phone.t("certificate.check"));
    await until(async () => {
      await openMyCase(phone, number);
      return (await paper.count()) > 0;
    });
    expect(await words(phone)).toContain(s("state.REGISTERED"));
    await look(phone);
    await paper.click();
    await heading(phone, phone.t("verify.title"));
    const verified = await words(phone);
    for (const text of [phone.t("verify.certificate.VALID"), number, "Harpreet Kaur"]) expect(verified).toContain(text);
    const { myCases } = await citizen.must<{ myCases: { nodes: { id: string }[] } }>("{ myCases(first: 1) { nodes { id } } }");
    expect((await readPet(citizen, myCases.nodes[0]?.id ?? "")).validTo).toMatch(/^\d{4}-\d\d-\d\d$/);
    await phone.context.close();
  });
});
