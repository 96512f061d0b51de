import { buildSchema } from "graphql";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ERROR_CODES } from "../../../../portal/src/features/developers/promises.ts";
import { LOCALES, openBrowser, openScreen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";

const { portalUrl } = sharedCity();

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("the guide for developers", () => {
  test.each(LOCALES)("is read without JavaScript: %s", async (locale) => {
    const { page, context, t, at } = await openScreen(browser, portalUrl, { locale, javaScript: false });
    await page.goto(at("/developers"));
    await page.getByRole("heading", { level: 1, name: t("developers.title") }).waitFor();
    for (const code of ERROR_CODES) await page.getByRole("rowheader", { name: code, exact: true }).waitFor();
    await page.getByRole("heading", { name: t("developers.example.file.title") }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await context.close();
  });

  test("gives the whole schema, which is one", async () => {
    const { page, context, at } = await openScreen(browser, portalUrl);
    const answer = await page.request.get(at("/developers/schema.graphql"));
    const schema = buildSchema(await answer.text());
    expect(schema.getQueryType()?.getFields().complaint?.description).toBeTruthy();
    await context.close();
  });

  test("GraphiQL opens an example and sends it to the real graph, and the page's policy is not broken by it", async () => {
    const { page, context, t, at } = await openScreen(browser, portalUrl, { width: 1280 });
    // A header of the suite's own that no browser sends: the edge, asked by another origin, would not let it pass.
    await context.setExtraHTTPHeaders({});
    const refused: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") refused.push(message.text().slice(0, 200));
    });
    await page.goto(at("/welcome"));
    await page.locator('input[value="pb.amritsar"]').check();
    await page.getByRole("button", { name: t("common.continue") }).click();
    await page.waitForURL(at("/"));
    await page.goto(at("/developers"));
    await page.locator("#explorer").scrollIntoViewIfNeeded();
    await page.locator(".graphiql-execute-button").waitFor();
    // To another one first: the explorer begins with the services.
    for (const [id, operation] of [
      ["file", "mutation FileComplaint"],
      ["services", "query Services"],
    ] as const) {
      await page.locator(`a[href="#try-${id}"]`).click();
      await page.locator(".graphiql-query-editor").getByText(operation).waitFor();
    }
    await page.locator(".graphiql-execute-button").click();
    await page.locator(".result-window").getByText("fileComplaint").first().waitFor();
    expect(refused).toEqual([]);
    await context.close();
  });

  test("is the only page whose policy is less strict", async () => {
    const policyOf = async (path: string) => (await fetch(`${portalUrl}${path}`)).headers.get("content-security-policy") ?? "";
    expect(await policyOf("/en/developers")).toContain("style-src 'self' 'unsafe-inline'");
    for (const path of ["/en/welcome", "/en/sign-in", "/en/developers/schema.graphql", "/en/no-such-page"])
      expect(await policyOf(path), path).not.toContain("unsafe");
  });
});

test("without a connection the portal says so in the reader's language, and keeps no page of theirs", async () => {
  const { page, context, t, at } = await openScreen(browser, portalUrl, { locale: "ur" });
  await page.goto(at("/welcome"));
  const kept = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return caches_.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept.sort()).toEqual(["/en/offline", "/hi/offline", "/ur/offline"]);
  await context.setOffline(true);
  await page.goto(at("/cases"));
  await page.getByRole("heading", { level: 1, name: t("offline.title") }).waitFor();
  await context.close();
});
