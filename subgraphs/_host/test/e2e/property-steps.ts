import { photoFromPhone, type Screen, textsOf } from "../support/screen.ts";
import { heading, press, textbox, words } from "./page-steps.ts";

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
