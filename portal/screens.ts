import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Page } from "playwright-core";
import { base, executablePath } from "./screens.config.ts";
import { adminScreens, clerkScreens, signInState, stateScreens } from "./screens-admin.ts";
import { booksScreens, counterScreens, payerScreens, tellMoneyStory } from "./screens-money.ts";
import { officerScreens, signInOfficer } from "./screens-officer.ts";
import { press, type Story, tellStory } from "./screens-story.ts";

// Pictures of every screen of a running demo city, in each language, at both widths, light and dark; each is also read by axe.
// `pnpm --filter portal screens` (PORTAL_URL, CHROMIUM and DEMO_PASSWORD by environment).

const folder = join(import.meta.dirname, "screens");
const LOCALES = ["en", "hi", "ur"] as const;
const WIDTHS = [360, 1280] as const;
const SCHEMES = ["light", "dark"] as const;

export interface Screen {
  name: string;
  path: string;
  /** What to do on the page before the picture. */
  before?: (page: Page) => Promise<void>;
}

const signedOut: Screen[] = [
  { name: "welcome", path: "/welcome" },
  { name: "home", path: "" },
  { name: "search", path: "?q=garbage" },
  { name: "sign-in", path: "/sign-in" },
  { name: "sign-in-fault", path: "/sign-in", before: async (page) => press(page, "main form button[type=submit]") },
  { name: "sign-in-staff", path: "/sign-in/employee" },
  { name: "not-found", path: "/no-such-page" },
  { name: "offline", path: "/offline" },
  { name: "pay-signed-out", path: "/pay" },
  { name: "verify", path: "/verify?code=no.such.code" },
  { name: "developers", path: "/developers" },
  {
    name: "languages",
    path: "",
    before: async (page) => {
      await page.locator(".languages summary").click();
    },
  },
];

const signedIn = ({ filed, open, mended }: Story): Screen[] => [
  { name: "home-citizen", path: "" },
  { name: "filing-resume", path: "/file/complaints" },
  { name: "filing-category", path: "/file/complaints/category" },
  { name: "filing-description", path: "/file/complaints/description" },
  {
    name: "filing-fault",
    path: "/file/complaints/description",
    before: async (page) => {
      await page.fill("textarea", "Short");
      await press(page, "button[value=next]");
    },
  },
  { name: "filing-location", path: "/file/complaints/location" },
  { name: "filing-place", path: "/file/complaints/place" },
  { name: "filing-photos", path: "/file/complaints/photos" },
  { name: "filing-check", path: "/file/complaints/check-answers" },
  { name: "filed", path: filed },
  { name: "case", path: open },
  { name: "case-comment", path: `${open}/COMMENT` },
  { name: "case-mended", path: mended },
  { name: "case-rate", path: `${mended}/RATE` },
  { name: "case-reopen", path: `${mended}/REOPEN` },
  { name: "case-not-allowed", path: `${mended}/COMMENT` },
  { name: "cases", path: "/cases" },
  { name: "messages", path: "/notifications" },
  { name: "me", path: "/me" },
  { name: "citizen-on-officers-page", path: "/officer" },
];

async function main() {
  const only = process.argv.slice(2);
  rmSync(folder, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  const story = await tellStory(browser);
  const { storage } = story;
  const money = await tellMoneyStory(storage);
  const officer = await signInOfficer(browser);
  const clerk = await signInOfficer(browser, "csr@pb.amritsar");
  const admin = await signInOfficer(browser, "admin@pb.amritsar");
  const state = await signInState(browser);
  const city: Story["storage"] = { cookies: storage.cookies.filter((cookie) => cookie.name === "cg_city"), origins: [] };
  const faults: string[] = [];
  let pictures = 0;
  for (const locale of LOCALES) {
    mkdirSync(join(folder, locale), { recursive: true });
    for (const scheme of SCHEMES) {
      for (const width of WIDTHS) {
        for (const [storageState, screens] of [
          [city, signedOut],
          [storage, [...signedIn(story), ...payerScreens(money)]],
          [officer, officerScreens(story)],
          [clerk, [...clerkScreens, ...counterScreens(money)]],
          [admin, [...adminScreens, ...booksScreens(money)]],
          [state, stateScreens],
        ] as const) {
          const context = await browser.newContext({
            storageState,
            viewport: { width, height: width === 360 ? 740 : 900 },
            colorScheme: scheme,
            reducedMotion: "reduce",
          });
          const page = await context.newPage();
          for (const screen of screens.filter((one) => only.length === 0 || only.includes(one.name))) {
            await page.goto(`${base}/${locale}${screen.path}`);
            await screen.before?.(page);
            await page.evaluate(() => document.fonts.ready);
            await page.screenshot({ path: join(folder, locale, `${screen.name}-${width}-${scheme}.png`), fullPage: true });
            pictures++;
            const { violations } = await new AxeBuilder({ page }).analyze();
            for (const one of violations)
              faults.push(`${locale} ${width} ${scheme} ${screen.name}: ${one.id} (${one.nodes.map((node) => node.target).join(" | ")})`);
            const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            if (wider > 0) faults.push(`${locale} ${width} ${scheme} ${screen.name}: ${wider} px wider than the screen`);
          }
          await context.close();
        }
      }
    }
  }
  await browser.close();
  console.log(`${pictures} pictures in ${folder}`);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

await main();
