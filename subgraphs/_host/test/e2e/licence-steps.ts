import { photoFromPhone, type Screen, textsOf } from "../support/screen.ts";
import { heading, press, textbox, words } from "./page-steps.ts";

// What people do with trade licences at the portal.

export const LICENCE_APPLICATION = /PB-ASR-TL-\d{4}-\d\d-\d{6}/;

/** Sends what has been answered, and answers the number on the screen. */
async function send(screen: Screen): Promise<string> {
  const { t } = screen;
  await heading(screen, t("filing.check.title"));
  await press(screen, t("filing.check.send"));
  await heading(screen, t("filing.done.title"));
  return LICENCE_APPLICATION.exec(await words(screen))?.[0] ?? "";
}

/** Applies for the licence of a shop of one trade with an oven, question by question. */
export async function fileShop(screen: Screen, tradeName: string, trade: string, accessory: string): Promise<string> {
  const { page, t } = screen;
  const s = textsOf("licences", screen.locale);
  const next = () => press(screen, t("common.next"));
  const choose = (row: string, name: string) =>
    page.getByRole("group", { name: row, exact: true }).getByRole("combobox").selectOption({ label: name });
  await page.goto(screen.at("/file/licences"));
  await heading(screen, s("form.kind.title"));
  await page.getByRole("radio", { name: s("kind.NEW") }).check();
  await next();
  await heading(screen, s("form.business.title"));
  await textbox(screen, s("form.tradeName.label")).fill(tradeName);
  await page.getByRole("radio", { name: s("licenceType.PERMANENT") }).check();
  await page.getByRole("radio", { name: s("structure.IMMOVABLE.PUCCA") }).check();
  await next();
  await heading(screen, s("form.place.title"));
  await page.getByRole("radio").first().check();
  await textbox(screen, s("form.address.label")).fill("4 Lawrence Road");
  await next();
  await heading(screen, s("form.trades.title"));
  await choose(`${s("form.trades.item")} 1`, trade);
  await next();
  await heading(screen, s("form.accessories.title"));
  await choose(`${s("form.accessories.item")} 1`, accessory);
  await next();
  await heading(screen, s("form.papers.title"));
  const photo = await photoFromPhone();
  await page.getByLabel(t("field.photos.choose")).setInputFiles([photo, { ...photo, name: "IMG_20261124_0831.jpg" }]);
  if (screen.javaScript) await page.getByText(t("field.photos.ready.script").replace("#", "2")).waitFor();
  await next();
  return send(screen);
}

/** Renews a licence of which nothing has changed: its number, and nothing else. */
export async function renewAsItIs(screen: Screen, number: string): Promise<void> {
  const { page, t } = screen;
  const s = textsOf("licences", screen.locale);
  await page.goto(screen.at("/file/licences"));
  await heading(screen, s("form.kind.title"));
  await page.getByRole("radio", { name: s("kind.DIRECTRENEWAL") }).check();
  await press(screen, t("common.next"));
  await heading(screen, s("form.known.title"));
  await textbox(screen, s("form.licenceNumber.label")).fill(number);
  await press(screen, t("common.next"));
  await heading(screen, t("filing.check.title"));
  await press(screen, t("filing.check.send"));
}

/** What the inspector answers to the checklist, with a photo, at the portal. */
export async function inspect(screen: Screen): Promise<void> {
  const { page, t } = screen;
  const s = textsOf("licences", screen.locale);
  await page
    .getByRole("main")
    .getByRole("link", { name: s("action.FORWARD"), exact: true })
    .click();
  await heading(screen, s("action.FORWARD"));
  for (const check of ["placeAsStated", "tradesAsStated", "fireExitsFree"])
    await page
      .getByRole("group", { name: s(`need.FORWARD.${check}`) })
      .getByRole("radio", { name: s(`${check}.YES`), exact: true })
      .check();
  await textbox(screen, s("need.FORWARD.comment")).fill("As stated");
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await photoFromPhone());
  await press(screen, s("action.FORWARD"));
  await page.getByText(t("case.done", { action: s("happened.FORWARD") })).waitFor();
}
