import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { base, executablePath } from "./screens.config.ts";

// Pictures of every screen of a running demo city, in each language, at both widths, light and dark; each is also read by axe.
// `pnpm --filter portal screens` (PORTAL_URL, CHROMIUM and DEMO_PASSWORD by environment).

const folder = join(import.meta.dirname, "screens");
const LOCALES = ["en", "hi", "ur"] as const;
const WIDTHS = [360, 1280] as const;
const SCHEMES = ["light", "dark"] as const;

type Storage = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;
interface Screen {
  name: string;
  path: string;
  /** What to do on the page before the picture. */
  before?: (page: Page) => Promise<void>;
}

const press = async (page: Page, selector: string) => {
  await page.locator(selector).first().click();
  await page.waitForLoadState();
};

/** A citizen of Amritsar with one filed complaint and one half filled in. Without JavaScript, as the pages promise. */
async function citizen(browser: Browser): Promise<{ storage: Storage; filed: string }> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const mobile = `98${String(Date.now()).slice(-8)}`;
  await page.goto(`${base}/en/welcome`);
  await page.check('input[value="pb.amritsar"]');
  await press(page, "main form button[type=submit]");
  await page.goto(`${base}/en/file/complaints?category=StreetLightNotWorking`);
  await page.fill("#field-mobile", mobile);
  await press(page, "main form button[type=submit]");
  const messages = (await (await fetch(`${base}/dev/messages?to=${mobile}`, { headers: { accept: "application/json" } })).json()) as {
    text: string;
  }[];
  await page.fill("#field-code", /\d{6}/.exec(messages[0]?.text ?? "")?.[0] ?? "");
  await press(page, "main form button[type=submit]");
  await page.fill("#field-name", "Harpreet Kaur");
  await press(page, "main form button[type=submit]");
  await press(page, "button[value=next]");
  await page.fill("textarea", "The street light outside the temple has been dark for two weeks. The lane is not safe at night.");
  await press(page, "button[value=next]");
  await press(page, "button[value=next]");
  await page.locator("input[name=locality]").nth(2).check();
  await page.fill("input[name=landmark]", "Opposite the temple");
  await press(page, "button[value=next]");
  await press(page, "button[value=next]");
  await press(page, "button[value=send]");
  const filed = new URL(page.url()).pathname.replace(/^\/en/, "");
  // A second one, left on its way.
  await page.goto(`${base}/en/file/complaints/category?category=BurningOfGarbage`);
  await press(page, "button[value=next]");
  await page.fill("textarea", "Leaves and plastic are burnt beside the park every morning.");
  await press(page, "button[value=next]");
  const storage = await context.storageState();
  await context.close();
  return { storage, filed };
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
  {
    name: "languages",
    path: "",
    before: async (page) => {
      await page.locator(".languages summary").click();
    },
  },
];

const signedIn = (filed: string): Screen[] => [
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
  { name: "case", path: filed.replace(/\/filed$/, "") },
  { name: "case-comment", path: filed.replace(/\/filed$/, "/COMMENT") },
  { name: "cases", path: "/cases" },
  { name: "messages", path: "/notifications" },
  { name: "me", path: "/me" },
];

async function main() {
  const only = process.argv.slice(2);
  rmSync(folder, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  const { storage, filed } = await citizen(browser);
  const city: Storage = { cookies: storage.cookies.filter((cookie) => cookie.name === "cg_city"), origins: [] };
  const faults: string[] = [];
  let pictures = 0;
  for (const locale of LOCALES) {
    mkdirSync(join(folder, locale), { recursive: true });
    for (const scheme of SCHEMES) {
      for (const width of WIDTHS) {
        for (const [storageState, screens] of [
          [city, signedOut],
          [storage, signedIn(filed)],
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
