import { join } from "node:path";
import { readBundles, type Translate, translators } from "@civicgraph/kit/locales";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { translator } from "../../../../portal/src/messages/translate.ts";
import { COOKIES } from "../../../../portal/src/session/cookies.ts";
import { root } from "../../start/config.ts";
import { findBrowser } from "./find-browser.ts";
import { type Client, newAddress } from "./graph.ts";

// A real Chromium before the real portal. A `Screen` is one person at one device: its page, and the texts of their language, so that
// a test finds controls as people do, by what they are called. Nothing waits for a time, everything for what is to be seen.

export type Locale = "en" | "hi" | "ur";
export const LOCALES: Locale[] = ["en", "hi", "ur"];

export interface Screen {
  page: Page;
  context: BrowserContext;
  locale: Locale;
  javaScript: boolean;
  /** A text of the portal. */
  t: ReturnType<typeof translator>;
  /** A text of the complaints, or of the kit where they have none. */
  s: Translate;
  /** Address of a page in this language: `at("/cases")`. */
  at(path: string): string;
}

export interface Device {
  locale?: Locale;
  javaScript?: boolean;
  width?: number;
  scheme?: "light" | "dark";
  /** Where the phone is, if it may tell. */
  place?: { latitude: number; longitude: number };
  /** A second tab or a phone that was used before: its cookies. */
  storage?: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

/** Texts of a service, by its subgraph or its folder, or of the kit where it has none. */
export const textsOf = (subgraph: string, locale: Locale): Translate =>
  translators(readBundles(join(root, subgraph.includes("/") ? subgraph : `subgraphs/${subgraph}`, "locales")))(locale);

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

export async function openScreen(browser: Browser, portalUrl: string, device: Device = {}): Promise<Screen> {
  const { locale = "en", javaScript = true, width = 360, scheme = "light", place, storage } = device;
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: width < 600 ? 740 : 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "en-IN",
    extraHTTPHeaders: { "x-forwarded-for": newAddress() },
    ...(place ? { geolocation: place, permissions: ["geolocation"] } : {}),
    ...(storage ? { storageState: storage } : {}),
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return {
    page,
    context,
    locale,
    javaScript,
    t: translator(locale),
    s: textsOf("complaints", locale),
    at: (path) => `${portalUrl}/${locale}${path === "/" ? "" : path}`,
  };
}

/** A device on which somebody is signed in already, at home in Amritsar: for tests of what comes after. */
export async function openSignedIn(browser: Browser, portalUrl: string, client: Client, device: Device = {}): Promise<Screen> {
  const screen = await openScreen(browser, portalUrl, device);
  const cookie = (name: string, value: string) => ({ name, value, url: portalUrl, httpOnly: true, sameSite: "Lax" as const });
  await screen.context.addCookies([
    cookie(COOKIES.city, "pb.amritsar"),
    cookie(COOKIES.access, client.token),
    cookie(COOKIES.refresh, client.refreshToken),
  ]);
  return screen;
}

/** A photo as a phone takes it: large, and with the place in its EXIF. */
export async function photoFromPhone(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [width, height] = [2000, 1500];
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < pixels.length; index++) pixels[index] = ((index / 3) % width) / 8 + (index % 3) * 40;
  const buffer = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 38/1 0/1" } })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { name: "IMG_20261124_0830.jpg", mimeType: "image/jpeg", buffer };
}
