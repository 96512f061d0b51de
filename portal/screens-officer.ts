import type { Browser } from "playwright-core";
import { base, demoPassword } from "./screens.config.ts";
import type { Screen } from "./screens.ts";
import { press, type Story } from "./screens-story.ts";

/** The session of somebody who works for the city: of the officer who routes complaints in Amritsar, unless told. */
export async function signInOfficer(browser: Browser, username = "gro@pb.amritsar"): Promise<Story["storage"]> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/en/sign-in/employee`);
  await page.fill("#field-username", username);
  await page.fill("#field-password", demoPassword);
  await press(page, "main form button[type=submit]");
  const storage = await context.storageState();
  await context.close();
  return storage;
}

/** What an officer sees of the citizen's story, and the pages around it. */
export const officerScreens = ({ open, mended }: Story): Screen[] => [
  { name: "officer-inbox", path: "/officer?view=area" },
  { name: "officer-inbox-mine", path: "/officer?view=mine" },
  { name: "officer-inbox-filter", path: "/officer?view=area&overdue=1" },
  {
    name: "officer-more",
    path: "/officer?view=area",
    before: async (page) => {
      const more = page.locator(".bottom-bar summary");
      if (await more.isVisible()) await more.click();
    },
  },
  {
    name: "officer-keys",
    path: "/officer?view=area",
    before: async (page) => {
      await page.locator("dialog").waitFor({ state: "attached" });
      await page.keyboard.press("?");
    },
  },
  {
    name: "officer-assign",
    path: "/officer?view=area&state=PENDINGFORASSIGNMENT",
    before: async (page) => {
      await page.locator("input[name=case]").first().check();
      await press(page, "main form[action$='/officer/assign'] button[type=submit]");
    },
  },
  { name: "officer-search", path: "/officer/search" },
  { name: "officer-search-closed", path: "/officer/search?state=closed" },
  { name: "officer-search-none", path: "/officer/search?q=PB-XYZ" },
  { name: "officer-case", path: `/officer${open}` },
  { name: "officer-case-mended", path: `/officer${mended}` },
  {
    name: "officer-action-fault",
    path: `/officer${open}/ASSIGN`,
    before: async (page) => press(page, ".step-actions button"),
  },
  { name: "officer-reveal", path: `/officer${open}/contact` },
  { name: "officer-messages", path: "/officer/notifications" },
  { name: "officer-me", path: "/officer/me" },
  { name: "officer-password", path: "/officer/me/password" },
  { name: "officer-on-citizens-page", path: "/file/complaints" },
];
