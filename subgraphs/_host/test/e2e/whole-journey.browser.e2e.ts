import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newMobile, until } from "../support/graph.ts";
import { type Locale, openBrowser, openScreen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { answerQuestions, chooseLanguageAndCity, openMyCase, rate, sendFiling, signIn } from "./citizen-steps.ts";
import { assign, openFromInbox, resolve, signInAsEmployee } from "./officer-steps.ts";
import { words } from "./page-steps.ts";

const { graph, portalUrl } = sharedCity();
const CATEGORY = "GarbageNeedsTobeCleared";
const WORDS: Record<Locale, { search: string; description: string; landmark: string; resolved: string }> = {
  en: {
    search: "garbage",
    description: "Garbage has been lying beside the school for a week.",
    landmark: "Opposite the school",
    resolved: "Cleared, and the bin was emptied.",
  },
  hi: {
    search: "कूड़ा",
    description: "स्कूल के पास एक हफ़्ते से कूड़ा पड़ा है।",
    landmark: "स्कूल के सामने",
    resolved: "कूड़ा उठा दिया गया है।",
  },
  ur: {
    search: "کوڑا",
    description: "اسکول کے پاس ایک ہفتے سے کوڑا پڑا ہے۔",
    landmark: "اسکول کے سامنے",
    resolved: "کوڑا اٹھا دیا گیا ہے۔",
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const categoryName = async (locale: Locale) => {
  const { data } = await graph
    .stranger()
    .ask<{ complaintCategories: { code: string; name: string }[] }>(
      '{ complaintCategories(city: "pb.amritsar") { code name } }',
      {},
      { locale },
    );
  return data?.complaintCategories.find((one) => one.code === CATEGORY)?.name ?? "";
};

describe("a complaint from a citizen's phone to the rating", () => {
  test.for<{ locale: Locale; javaScript: boolean }>([
    { locale: "en", javaScript: true },
    { locale: "hi", javaScript: true },
    { locale: "ur", javaScript: true },
    { locale: "en", javaScript: false },
    { locale: "hi", javaScript: false },
    { locale: "ur", javaScript: false },
  ])("in $locale, JavaScript: $javaScript", async ({ locale, javaScript }) => {
    const own = WORDS[locale];
    const phone = await openScreen(browser, portalUrl, {
      locale,
      javaScript,
      place: { latitude: 31.634, longitude: 74.8723 },
    });
    await chooseLanguageAndCity(phone);
    await signIn(phone, newMobile(), "Harpreet Kaur");
    await answerQuestions(phone, { ...own, category: { search: own.search, name: await categoryName(locale) } });
    const number = await sendFiling(phone);
    expect(number).not.toBe("");

    const desk = await openScreen(browser, portalUrl, { locale, javaScript, width: 1280, storage: await cityChosen(phone) });
    await signInAsEmployee(desk, "gro@pb.amritsar");
    await openFromInbox(desk, number);
    await assign(desk, /Rajinder Singh/);
    await desk.context.close();

    const field = await openScreen(browser, portalUrl, { locale, javaScript, storage: await cityChosen(phone) });
    await signInAsEmployee(field, "lme@pb.amritsar");
    await openFromInbox(field, number);
    await resolve(field, own.resolved, { photo: true });
    await field.context.close();

    await until(async () => {
      await phone.page.goto(phone.at("/notifications"));
      return (await phone.page.getByRole("main").getByRole("listitem").count()) >= 3;
    });
    await openMyCase(phone, number);
    const story = await words(phone);
    expect(story).toContain(phone.s("state.RESOLVED"));
    expect(story).toContain(own.resolved);
    expect(await phone.page.getByRole("main").getByRole("img").count()).toBeGreaterThanOrEqual(2);
    await rate(phone, 4);
    expect(await words(phone)).toContain(phone.s("state.CLOSEDAFTERRESOLUTION"));
    await phone.context.close();
  });
});

/** A device of the same city hall: it knows the city, nobody is signed in. */
async function cityChosen({ context }: { context: BrowserContext }) {
  const { cookies } = await context.storageState();
  return { cookies: cookies.filter((cookie) => cookie.name === "cg_city"), origins: [] };
}
