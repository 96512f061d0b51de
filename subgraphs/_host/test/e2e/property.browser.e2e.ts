import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Locale, openBrowser, openSignedIn } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { openMyCase } from "./citizen-steps.ts";
import { words } from "./page-steps.ts";
import { APPLICATION, fileHouse } from "./property-steps.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("a house of two floors and two owners is registered", () => {
  test.for<{ locale: Locale; javaScript: boolean }>([
    { locale: "en", javaScript: true },
    { locale: "hi", javaScript: false },
  ])("in $locale, JavaScript: $javaScript", async ({ locale, javaScript }) => {
    const citizen = await graph.citizen("Harpreet Kaur");
    const phone = await openSignedIn(browser, portalUrl, citizen, { locale, javaScript });
    const number = await fileHouse(phone, {
      address: `${citizen.mobile} Ranjit Avenue`,
      floors: [120, 136],
      owners: ["Harpreet Kaur", "Gurmeet Singh"],
    });
    expect(number).toMatch(APPLICATION);
    const { propertyApplication } = await citizen.must<{
      propertyApplication: { units: object[]; owners: object[]; expectedTax: { total: number } };
    }>(
      "query ($number: String) { propertyApplication(number: $number) { units { floor area } owners { name share } expectedTax { total } } }",
      { number },
    );
    expect(propertyApplication).toEqual({
      units: [
        { floor: 0, area: 120 },
        { floor: 1, area: 136 },
      ],
      owners: [
        { name: "Harpreet Kaur", share: 50 },
        { name: "Gurmeet Singh", share: 50 },
      ],
      expectedTax: { total: 57_750 },
    });
    await openMyCase(phone, number);
    expect(await words(phone)).toContain("Gurmeet Singh");
    await phone.context.close();
  });
});
