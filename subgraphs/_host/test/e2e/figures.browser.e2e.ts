import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, openSignedIn } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { heading, link } from "./page-steps.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const file = async () => {
  const citizen = await graph.citizen();
  const input = {
    city: "pb.amritsar",
    category: "StreetLightNotWorking",
    description: "The light at the corner is dark",
    locality: "SUN04",
  };
  await citizen.must("mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }", { input });
};

test("a commissioner on a phone sees a tile change as it happens, looks closer by ward, and takes the table along", async () => {
  const phone = await openSignedIn(browser, portalUrl, await graph.employee("admin@pb.amritsar"));
  const { page, t } = phone;
  await file();
  await page.goto(phone.at("/officer/figures?service=complaints&period=today"));
  await heading(phone, t("figures.title"));
  const tile = page.getByRole("main").getByRole("link", { name: /^Complaints\s*\d/ });
  const before = Number(/\d+/.exec((await tile.textContent()) ?? "")?.[0]);
  await file();
  // Nobody reloads: the page finds out by itself.
  await page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(`^Complaints\\s*${before + 1}\\b`) })
    .waitFor();
  await tile.click();
  await heading(phone, "Complaints");
  await page.getByRole("table").waitFor();
  const address = (await link(phone, t("figures.csv")).getAttribute("href")) ?? "";
  const csv = await phone.context.request.get(new URL(address, portalUrl).href);
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(await csv.text()).toMatch(/^\uFEFFcode,name,value_count,before,base,from,to\r\n/);
  await phone.context.close();
});

test("who has no right to figures has no place for them, and is refused", async () => {
  const phone = await openSignedIn(browser, portalUrl, await graph.citizen());
  const answer = await phone.context.request.get(phone.at("/officer/figures/complaints.filed/csv"));
  expect(answer.status()).toBe(403);
  await phone.context.close();
});
