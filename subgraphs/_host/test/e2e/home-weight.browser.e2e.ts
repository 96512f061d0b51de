import { expect, test } from "vitest";
import { BUDGET, fontBudget, measureHome } from "../../../../portal/measure-home.ts";
import { sharedCity } from "../support/shared-city.ts";

const { portalUrl } = sharedCity();

test.each(["en", "hi", "ur"])("the citizen's home is light enough for a slow network: %s", async (locale) => {
  const { html, css, script } = await measureHome(portalUrl, locale);
  expect(html + css).toBeLessThanOrEqual(BUDGET.htmlAndCss);
  expect(script).toBeLessThanOrEqual(BUDGET.script);
  expect(script).toBeGreaterThan(100_000);
});

test("no font is heavier than its budget", async () => {
  const { fonts } = await measureHome(portalUrl);
  expect(Object.keys(fonts).length).toBeGreaterThan(5);
  for (const [name, size] of Object.entries(fonts)) expect(size, name).toBeLessThanOrEqual(fontBudget(name));
});
