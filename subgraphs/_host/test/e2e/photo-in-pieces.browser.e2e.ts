import { randomBytes } from "node:crypto";
import type { Browser, Request } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../support/graph.ts";
import { openBrowser, openSignedIn, type Screen } from "../support/screen.ts";
import { sharedCity } from "../support/shared-city.ts";
import { heading, press } from "./page-steps.ts";

const { graph, portalUrl } = sharedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A photo that stays large however it is packed: noise. */
const largePhoto = async () => ({
  name: "IMG_20261124_0830.jpg",
  mimeType: "image/jpeg",
  buffer: await sharp(randomBytes(1600 * 1200 * 3), { raw: { width: 1600, height: 1200, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer(),
});

/** At the question for photos, with the kind of complaint answered. */
async function atPhotos(): Promise<Screen> {
  const phone = await openSignedIn(browser, portalUrl, await graph.citizen());
  await phone.page.goto(phone.at("/file/complaints/category?category=BurningOfGarbage"));
  await press(phone, phone.t("common.next"));
  await heading(phone, phone.s("form.description.title"));
  await phone.page.goto(phone.at("/file/complaints/photos"));
  await heading(phone, phone.s("form.photos.title"));
  return phone;
}

const offsetsOf = (requests: Request[]) => requests.map((request) => Number(request.headers()["upload-offset"]));

test("a photo goes on where it was when the phone's connection comes back, and the form sends its receipt, not the file again", async () => {
  const phone = await atPhotos();
  const { page, context, t } = phone;
  const pieces: Request[] = [];
  const posted: number[] = [];
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
    if (request.method() === "PATCH") pieces.push(request);
    if (request.method() === "POST" && request.url().includes("/post/file/")) posted.push(request.postDataBuffer()?.length ?? 0);
  });
  // A line on which the photo takes some seconds, so that it can be cut in the middle.
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  const connected = (yes: boolean) =>
    line.send("Network.emulateNetworkConditions", { offline: !yes, latency: 20, downloadThroughput: 1_000_000, uploadThroughput: 300_000 });
  await connected(true);
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await largePhoto());
  await until(async () => pieces.length >= 3);
  // What sends it came with the file that was chosen, not with the page.
  expect(scripts).not.toEqual([]);
  await connected(false);
  await page.getByText(t("field.photos.waiting")).waitFor();
  const before = pieces.length;
  await connected(true);
  await page.getByText(t("field.photos.ready.script").replace("#", "1")).waitFor();
  const [first = 0] = offsetsOf(pieces.slice(before));
  expect(first).toBeGreaterThan(0);
  await page.getByRole("img", { name: t("field.photos.photo", { index: 1 }) }).waitFor();

  await press(phone, t("common.next"));
  await heading(phone, phone.t("filing.check.title"));
  expect(posted.length).toBe(1);
  expect(posted[0]).toBeLessThan(20_000);
  await phone.page.goto(phone.at("/file/complaints/photos"));
  await page.getByRole("button", { name: t("field.photos.remove", { index: 1 }) }).waitFor();
  await context.close();
}, 120_000);

test("a photo that was sent ahead is taken out again before the form is sent; what is no photo is said at once", async () => {
  const phone = await atPhotos();
  const { page, t } = phone;
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await largePhoto());
  await page.getByRole("button", { name: t("field.photos.remove", { index: 1 }) }).click();
  await page.getByRole("img", { name: t("field.photos.photo", { index: 1 }) }).waitFor({ state: "detached" });
  await page.getByLabel(t("field.photos.choose")).setInputFiles({
    name: "lamp.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"),
  });
  await page.getByText(t("field.photos.failed")).waitFor();
  await phone.context.close();
});
