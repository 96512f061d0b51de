import { until } from "../support/graph.ts";
import { photoFromPhone, type Screen, textsOf } from "../support/screen.ts";
import { openByNumber } from "./officer-steps.ts";
import { acted, heading, link, press, textbox, words } from "./page-steps.ts";

// What people do with property tax at the portal.

export const APPLICATION = /PB-ASR-PT-\d{4}-\d\d-\d{6}/;

interface House {
  address: string;
  /** Square yards by floor, the ground floor first. */
  floors: number[];
  owners: string[];
}

/** Presses a button that keeps the page: it is there again with what the press has made of it. */
const pressed = async (screen: Screen, name: string, seen: string): Promise<void> => {
  await press(screen, name);
  await screen.page.getByRole("group", { name: seen, exact: true }).waitFor();
};

/** Registers a house by its form: as many floors and owners as it has, and one owner too many that is taken out again. */
export async function fileHouse(screen: Screen, { address, floors, owners }: House): Promise<string> {
  const { page, t } = screen;
  const s = textsOf("property", screen.locale);
  const row = (item: string, index: number) => page.getByRole("group", { name: `${item} ${index + 1}`, exact: true });
  const next = () => press(screen, t("common.next"));
  await page.goto(screen.at("/file/property"));
  await heading(screen, s("form.known.title"));
  await press(screen, t("filing.skip"));
  await heading(screen, s("form.kind.title"));
  await page.getByRole("radio", { name: s("propertyType.BUILTUP.INDEPENDENTPROPERTY") }).check();
  await next();
  await heading(screen, s("form.usage.title"));
  await page.getByRole("searchbox", { name: t("field.category.search") }).fill(s("usage.RESIDENTIAL"));
  await press(screen, t("common.search"));
  await page.getByRole("radio", { name: s("usage.RESIDENTIAL"), exact: true }).check();
  await next();
  await heading(screen, s("form.place.title"));
  await page.getByRole("radio").first().check();
  await textbox(screen, s("form.address.label")).fill(address);
  await next();
  await heading(screen, s("form.measure.title"));
  await textbox(screen, s("form.landArea.label")).fill("200");
  await next();

  await heading(screen, s("form.units.title"));
  const floor = s("form.units.item");
  for (const [index, area] of floors.entries()) {
    if (index > 0) await pressed(screen, t("form.rows.add", { label: floor }), `${floor} ${index + 1}`);
    const fields = row(floor, index);
    await fields.getByRole("textbox", { name: s("form.floor.label") }).fill(String(index));
    await fields.getByRole("textbox", { name: s("form.area.label") }).fill(String(area));
    await fields.getByRole("radio", { name: s("occupancy.SELFOCCUPIED") }).check();
  }
  await next();

  await heading(screen, s("form.owner.title"));
  const owner = s("form.owners.item");
  await page.getByRole("radio", { name: s("ownership.INDIVIDUAL.MULTIPLEOWNERS") }).check();
  for (const [index, name] of owners.entries()) {
    if (index > 0) await pressed(screen, t("form.rows.add", { label: owner }), `${owner} ${index + 1}`);
    await row(owner, index)
      .getByRole("textbox", { name: s("form.ownerName.label") })
      .fill(name);
    await row(owner, index)
      .getByRole("radio", { name: s("ownerCategory.NONE"), exact: true })
      .check();
  }
  await pressed(screen, t("form.rows.add", { label: owner }), `${owner} ${owners.length + 1}`);
  await press(screen, t("form.rows.remove", { label: `${owner} ${owners.length + 1}` }));
  await row(owner, owners.length).waitFor({ state: "detached" });
  await next();

  await heading(screen, s("form.documents.title"));
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await photoFromPhone());
  if (screen.javaScript) await page.getByText(t("field.photos.ready.script").replace("#", "1")).waitFor();
  await next();
  await heading(screen, t("filing.check.title"));
  await press(screen, t("filing.check.send"));
  await heading(screen, t("filing.done.title"));
  return APPLICATION.exec(await words(screen))?.[0] ?? "";
}

/** Reckons the tax of a house of two floors, without signing in; answers what the page says. */
export async function estimateHouse(screen: Screen, floors: number[]): Promise<string> {
  const { page, t } = screen;
  const s = textsOf("property", screen.locale);
  const floor = s("form.units.item");
  await page.goto(screen.at("/tax"));
  await page
    .getByRole("main")
    .getByRole("link", { name: t("tax.estimate.title") })
    .click();
  await heading(screen, t("tax.estimate.title"));
  await page.getByRole("radio", { name: s("propertyType.BUILTUP.INDEPENDENTPROPERTY") }).check();
  await page.getByLabel(s("form.usage.label")).selectOption("RESIDENTIAL");
  await textbox(screen, s("form.landArea.label")).fill("200");
  // The kind decides what is asked: the first press says so.
  await press(screen, t("tax.estimate.action"));
  for (const [index, area] of floors.entries()) {
    if (index > 0) await press(screen, t("form.rows.add", { label: floor }));
    const fields = page.getByRole("group", { name: `${floor} ${index + 1}`, exact: true });
    await fields.getByRole("textbox", { name: s("form.floor.label") }).fill(String(index));
    await fields.getByRole("textbox", { name: s("form.area.label") }).fill(String(area));
    await fields.getByRole("radio", { name: s("occupancy.SELFOCCUPIED") }).check();
  }
  await press(screen, t("tax.estimate.action"));
  await page.getByRole("heading", { level: 2, name: new RegExp(t("tax.estimate.result", { year: "" }).trim()) }).waitFor();
  return words(screen);
}

/** Opens an application by its number and does an action of its workflow, with a word where it needs one. */
export async function decide(screen: Screen, number: string, action: string, comment?: string): Promise<void> {
  const s = textsOf("property", screen.locale);
  await openByNumber(screen, number);
  await link(screen, s(`action.${action}`)).click();
  await heading(screen, s(`action.${action}`));
  if (comment) await textbox(screen, s(`need.${action}.comment`)).fill(comment);
  await press(screen, s(`action.${action}`));
  await acted(screen, action, s);
}

/** The citizen's own property, once its bill is there; answers its number. */
export async function openMyProperty(screen: Screen, address: string): Promise<string> {
  const { page, t } = screen;
  const own = page.getByRole("main").getByRole("link").filter({ hasText: address });
  await until(async () => {
    await page.goto(screen.at("/tax"));
    return (
      (await own.count()) > 0 &&
      !((await own.textContent()) ?? "").includes(t("pay.nothingDue")) &&
      /₹/.test((await own.textContent()) ?? "")
    );
  });
  await own.click();
  await page.getByRole("heading", { level: 1, name: address }).waitFor();
  return /PT-ASR-\d{6}/.exec(await words(screen))?.[0] ?? "";
}
