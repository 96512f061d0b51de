import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newMobile } from "../support/graph.ts";
import { openBrowser, openScreen, type Screen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { chooseLanguageAndCity, NUMBER, readCode } from "./citizen-steps.ts";
import { fileComplaint } from "./file-cases.ts";
import { assignee, signInAsEmployee } from "./officer-steps.ts";
import { acted, heading, words } from "./page-steps.ts";

// Whole ways through the portal without a mouse: Tab, Space, Enter, and a focus that can be seen at every stop.

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** More stops than any page has before its main button. */
const MOST_STOPS = 80;

/** Goes on by Tab until this control has the focus, which must show itself there. */
async function tabTo({ page }: Screen, control: Locator): Promise<void> {
  await control.waitFor({ state: "attached" });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      const seen = await control.evaluate((element) =>
        [element, element.closest("label")].some((one) => {
          const style = one && getComputedStyle(one);
          return style && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
        }),
      );
      expect(seen, `the focus shows on ${control}`).toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${control}`);
}

async function type(screen: Screen, control: Locator, text: string): Promise<void> {
  await tabTo(screen, control);
  await screen.page.keyboard.insertText(text);
}

async function strike(screen: Screen, control: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(screen, control);
  await screen.page.keyboard.press(key);
}

const inMain = ({ page }: Screen, role: "button" | "link" | "textbox", name: string) =>
  page
    .getByRole("main")
    .getByRole(role, { name, exact: role !== "textbox" })
    .first();

test("a citizen signs in, files and comments with the keyboard alone", async () => {
  const screen = await openScreen(browser, portalUrl);
  const { page, s, t } = screen;
  const button = (name: string) => inMain(screen, "button", name);
  const box = (name: string) => inMain(screen, "textbox", name);
  await chooseLanguageAndCity(screen);
  const mobile = newMobile();
  await strike(screen, inMain(screen, "link", t("home.signIn")));
  await heading(screen, t("signIn.title"));
  await type(screen, box(t("signIn.mobile")), mobile);
  await page.keyboard.press("Enter");
  await heading(screen, t("signIn.code.title"));
  await type(screen, box(t("signIn.code.label")), await readCode(screen, mobile));
  await page.keyboard.press("Enter");
  await heading(screen, t("signIn.name.title"));
  await type(screen, box(t("signIn.name.label")), "Harpreet Kaur");
  await page.keyboard.press("Enter");
  await heading(screen, t("home.title"));

  await strike(screen, page.getByRole("link", { name: s("service.callToAction") }));
  await heading(screen, s("form.category.title"));
  await type(screen, page.getByRole("searchbox"), "garbage");
  await page.keyboard.press("Enter");
  await page.getByRole("radio").first().waitFor();
  await strike(screen, page.getByRole("radio").first(), "Space");
  await strike(screen, button(t("common.next")));
  await heading(screen, s("form.description.title"));
  await type(screen, box(s("form.description.label")), "Garbage has been lying beside the school for a week.");
  await strike(screen, button(t("common.next")));
  await heading(screen, s("form.location.title"));
  await strike(screen, button(t("filing.skip")));
  await heading(screen, s("form.place.title"));
  await strike(screen, page.getByRole("radio").first(), "Space");
  await type(screen, box(s("form.landmark.label")), "Opposite the school");
  await strike(screen, button(t("common.next")));
  await heading(screen, s("form.photos.title"));
  await strike(screen, button(t("filing.skip")));
  await heading(screen, t("filing.check.title"));
  await strike(screen, button(t("filing.check.send")));
  await heading(screen, t("filing.done.title"));
  expect(await words(screen)).toMatch(NUMBER);

  await strike(screen, inMain(screen, "link", t("filing.done.see")));
  await page.getByRole("heading", { name: t("case.story") }).waitFor();
  await strike(screen, inMain(screen, "link", s("action.COMMENT")));
  await heading(screen, s("action.COMMENT"));
  await type(screen, page.getByRole("main").getByRole("textbox").first(), "It is getting worse.");
  await strike(screen, button(s("action.COMMENT")));
  await acted(screen, "COMMENT");
  await screen.context.close();
});

test("an officer finds a case and assigns it with the keyboard alone", async () => {
  const filed = await fileComplaint(await graph.citizen());
  const screen = await openScreen(browser, portalUrl, { width: 1280 });
  const { page, s, t } = screen;
  await signInAsEmployee(screen, "gro@pb.amritsar");
  await heading(screen, t("desk.inbox"));
  // `/` leads to the search, as the page says once its script listens.
  await page.getByRole("button", { name: t("keys.title") }).waitFor();
  await page.keyboard.press("/");
  await heading(screen, t("desk.search"));
  await type(screen, page.getByRole("searchbox", { name: t("search.number") }), filed.number);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: t("case.story") }).waitFor();
  await strike(screen, inMain(screen, "link", s("action.ASSIGN")));
  await heading(screen, s("action.ASSIGN"));
  await strike(screen, assignee(screen).first(), "Space");
  await strike(screen, inMain(screen, "button", s("action.ASSIGN")));
  await acted(screen, "ASSIGN");
  await screen.context.close();
});
