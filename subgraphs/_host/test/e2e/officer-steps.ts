import { DEMO_PASSWORD, until } from "../support/graph.ts";
import { photoFromPhone, type Screen } from "../support/screen.ts";
import { acted, heading, link, press, textbox } from "./page-steps.ts";

// What the city's staff do at the portal.

export async function signInAsEmployee(screen: Screen, username: string, password = DEMO_PASSWORD): Promise<void> {
  const { page, t } = screen;
  await page.goto(screen.at("/sign-in"));
  await link(screen, t("signIn.employee")).click();
  await heading(screen, t("signIn.employee.title"));
  await textbox(screen, t("signIn.username")).fill(username);
  await page.getByLabel(t("signIn.password")).fill(password);
  await press(screen, t("signIn.title"));
}

/** Finds the case in the inbox, where it stands within a moment, and opens it. */
export async function openFromInbox(screen: Screen, number: string): Promise<void> {
  const { page, t } = screen;
  const row = page.getByRole("listitem").filter({ hasText: number });
  await until(async () => {
    await page.goto(screen.at("/officer"));
    await heading(screen, t("desk.inbox"));
    while ((await row.count()) === 0 && (await link(screen, t("inbox.next")).count()) > 0) {
      await link(screen, t("inbox.next")).click();
      await link(screen, t("inbox.first")).waitFor();
    }
    return (await row.count()) > 0;
  });
  await row.getByRole("link").click();
  await caseIsOpen(screen);
}

/** Types the number into the search: a whole one leads straight to its case. */
export async function openByNumber(screen: Screen, number: string): Promise<void> {
  const { page, t } = screen;
  await page.goto(screen.at("/officer/search"));
  await page.getByRole("searchbox", { name: t("search.number") }).fill(number);
  await press(screen, t("common.search"));
  await caseIsOpen(screen);
}

const caseIsOpen = ({ page, t }: Screen) => page.getByRole("heading", { name: t("case.story") }).waitFor();

/** Those who may get the case, each a choice. */
export const assignee = ({ page, s }: Screen, name?: RegExp) =>
  page.getByRole("group", { name: s("need.assignee") }).getByRole("radio", name ? { name } : {});

export async function assign(screen: Screen, to: RegExp): Promise<void> {
  const { s } = screen;
  await link(screen, s("action.ASSIGN")).click();
  await heading(screen, s("action.ASSIGN"));
  await assignee(screen, to).check();
  await press(screen, s("action.ASSIGN"));
  await acted(screen, "ASSIGN");
}

/** Resolves with a comment; with a photo only when told, which a category may insist on. */
export async function resolve(screen: Screen, comment: string, { photo }: { photo: boolean }): Promise<void> {
  const { page, t, s } = screen;
  await link(screen, s("action.RESOLVE")).click();
  await heading(screen, s("action.RESOLVE"));
  await sendResolution(screen, comment);
  if (!photo) return acted(screen, "RESOLVE");
  // The category asks for one: nothing happened yet, and what was typed is still there.
  await page.getByRole("main").getByRole("alert").waitFor();
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await photoFromPhone());
  if (screen.javaScript) await page.getByText(t("field.photos.ready.script").replace("#", "1")).waitFor();
  await press(screen, s("action.RESOLVE"));
  await acted(screen, "RESOLVE");
}

async function sendResolution(screen: Screen, comment: string): Promise<void> {
  await textbox(screen, screen.s("need.RESOLVE.comment")).fill(comment);
  await press(screen, screen.s("action.RESOLVE"));
}
