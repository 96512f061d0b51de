import type { Locator } from "playwright-core";
import type { Screen } from "../support/screen.ts";

// The few things that are done on any page, by role and name.

/** Waits for the page's own heading. */
export const heading = ({ page }: Screen, name: string): Promise<void> =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

export const textbox = ({ page }: Screen, name: string): Locator => page.getByRole("textbox", { name });

/** A link in the page's own content. */
export const link = ({ page }: Screen, name: string): Locator => page.getByRole("main").getByRole("link", { name, exact: true });

export const press = ({ page }: Screen, name: string): Promise<void> =>
  page.getByRole("main").getByRole("button", { name, exact: true }).first().click();

/** All that the page itself says. */
export const words = async ({ page }: Screen): Promise<string> => (await page.getByRole("main").textContent()) ?? "";

/** Waits until the case page says that this action was done; of a complaint, unless other texts are given. */
export const acted = ({ page, s, t }: Screen, action: string, texts = s): Promise<void> =>
  page.getByText(t("case.done", { action: texts(`happened.${action}`) })).waitFor();
