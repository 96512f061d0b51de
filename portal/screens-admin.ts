import type { Browser, Page } from "playwright-core";
import { base } from "./screens.config.ts";
import type { Screen } from "./screens.ts";
import { signInOfficer } from "./screens-officer.ts";
import { press, type Story } from "./screens-story.ts";

/** The state's administrator at work in Amritsar. */
export async function signInState(browser: Browser): Promise<Story["storage"]> {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await signInOfficer(browser, "admin@pb") });
  const page = await context.newPage();
  await page.goto(`${base}/en/welcome`);
  await page.check('input[value="pb.amritsar"]');
  await press(page, "main form button[type=submit]");
  const storage = await context.storageState();
  await context.close();
  return storage;
}

/** What a clerk sees who files for citizens. */
export const clerkScreens: Screen[] = [
  { name: "clerk-sheet", path: "/officer/new/complaints/sheet" },
  { name: "clerk-sheet-fault", path: "/officer/new/complaints/sheet", before: async (page) => press(page, "button[value=next]") },
  {
    name: "clerk-check",
    path: "/officer/new/complaints/sheet?q-locality=a",
    before: async (page) => {
      await page.fill("#field-onBehalfOf-name", "Harbans Lal");
      await page.fill("#field-onBehalfOf-mobile", "9814012345");
      await page.selectOption("#field-category", "StreetLightNotWorking");
      await page.fill("textarea", "The lamp at the corner has been dark for a week.");
      await page.locator("input[name=locality]").first().check();
      await press(page, "button[value=next]");
    },
  },
  { name: "clerk-resume", path: "/officer/new/complaints" },
  { name: "clerk-filed", path: "/officer/new/complaints/check-answers", before: async (page) => press(page, "button[value=send]") },
];

const openPerson = async (page: Page, action = "") => {
  await page.goto(`${(await page.locator("tbody th a").nth(3).getAttribute("href")) ?? ""}${action}`.replace(/^\//, `${base}/`));
};

/** What the city's administrator sees. */
export const adminScreens: Screen[] = [
  { name: "people", path: "/officer/people" },
  { name: "people-none", path: "/officer/people?q=nobody" },
  { name: "person-new", path: "/officer/people/new" },
  { name: "person-new-fault", path: "/officer/people/new", before: async (page) => press(page, "button[value=save]") },
  { name: "person", path: "/officer/people", before: (page) => openPerson(page) },
  { name: "person-deactivate", path: "/officer/people", before: (page) => openPerson(page, "/deactivate") },
  {
    name: "person-created",
    path: "/officer/people/new",
    before: async (page) => {
      await page.fill("#field-username", `clerk${Date.now()}`);
      await page.fill("#field-name", "Baldev Raj");
      await page.check("input[value=CSR]");
      await press(page, "button[value=save]");
    },
  },
  { name: "settings", path: "/officer/settings" },
  { name: "setting", path: "/officer/settings/complaints.reopenWindowHours" },
  {
    name: "setting-fault",
    path: "/officer/settings/complaints.reopenWindowHours",
    before: async (page) => {
      await page.fill("#field-value", "9999");
      await press(page, "button[value=set]");
    },
  },
  { name: "setting-of-platform", path: "/officer/settings/identity.codesPerNumberPerHour" },
  { name: "operations-of-city", path: "/officer/operations" },
  { name: "deliveries", path: "/officer/operations/messages" },
];

/** What the state's administrator sees. */
export const stateScreens: Screen[] = [
  { name: "operations", path: "/officer/operations" },
  { name: "settings-of-state", path: "/officer/settings?at=pb" },
];
