import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, tooWide } from "../support/axe.ts";
import { LOCALES, openBrowser, openScreen, type Screen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { type Known, PAGES, pageFolders, type Reader, type Visit } from "./pages.ts";
import { readersOf, type Storage } from "./readers.ts";

const city = sharedCity();
let browser: Browser;
let storages: Record<Reader, Storage>;
let known: Known;

beforeAll(async () => {
  browser = await openBrowser();
  ({ storages, known } = await readersOf(browser, city));
});
afterAll(() => browser?.close());

/**
 * A page once loaded, then looked at on a phone and a desktop, by day and by night; and on a phone with letters of twice the size. Colours are the same
 * in every language: they are looked at once, in English. Hindi has the structure of English, so axe looks at English and at Urdu, which runs the other way.
 */
async function look(screen: Screen, visit: Visit): Promise<string[]> {
  const { page } = screen;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(screen.at(visit.path.replace(/:(\w+)/, (_, name: keyof Known) => known[name])));
  await visit.before?.(screen);
  const faults: [where: string, found: string[]][] = [
    ["360 light", [...(screen.locale === "hi" ? [] : await axe(screen)), ...(await tooWide(screen))]],
    ["title", (await page.title()) && (await page.getByRole("heading", { level: 1 }).count()) === 1 ? [] : ["not one title and heading"]],
  ];
  if (screen.locale === "en") {
    await page.emulateMedia({ colorScheme: "dark" });
    faults.push(["360 dark", await axe(screen, ["color-contrast"])]);
    await page.setViewportSize({ width: 1280, height: 900 });
    faults.push(["1280 dark", [...(await axe(screen)), ...(await tooWide(screen))]]);
    await page.emulateMedia({ colorScheme: "light" });
    faults.push(["1280 light", await axe(screen, ["color-contrast"])]);
  } else {
    await page.setViewportSize({ width: 1280, height: 900 });
    faults.push(["1280 light", await tooWide(screen)]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  faults.push(["360 with text of 200 %", await tooWide(screen)]);
  return faults.flatMap(([where, found]) => found.map((fault) => `${visit.reader} ${visit.path}, ${where}: ${fault}`));
}

test("every page of the portal is looked at", () => {
  expect(pageFolders().filter((folder) => !PAGES[folder])).toEqual([]);
});

describe.each(LOCALES)("pages in %s have no fault that axe knows, and none is wider than its screen", (locale) => {
  test.each(["stranger", "citizen", "gro", "csr", "admin"] as const)(
    "as the %s sees them",
    async (reader) => {
      const visits = Object.values(PAGES).flatMap((all) => all.filter((visit) => visit.reader === reader));
      if (visits.length === 0) return;
      const screen = await openScreen(browser, city.portalUrl, { locale, storage: storages[reader] });
      const faults: string[] = [];
      for (const visit of visits) faults.push(...(await look(screen, visit)));
      await screen.context.close();
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
