/**
 * The worker's script. It keeps the offline page of each language, fetched without cookies, and shows it where a page cannot be had.
 * No other page is ever kept: pages are personal. Files of the build need no worker, the browser keeps them by their headers.
 */
export const serviceWorker = (locales: readonly string[], build: string): string => `
const CACHE = "offline-${build}";
const PAGES = ${JSON.stringify(locales.map((locale) => `/${locale}/offline`))};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      Promise.all(
        PAGES.map(async (page) => {
          const answer = await fetch(page, { credentials: "omit", cache: "no-store" });
          if (answer.ok) await cache.put(page, answer);
        }),
      ),
    ),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    Promise.all([
      caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))),
      registration.navigationPreload?.enable(),
      clients.claim(),
    ]),
  );
});

addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  const { pathname } = new URL(event.request.url);
  const page = PAGES.find((one) => pathname === one.slice(0, 3) || pathname.startsWith(one.slice(0, 4))) ?? PAGES[0];
  event.respondWith(
    Promise.resolve(event.preloadResponse)
      .then((preloaded) => preloaded ?? fetch(event.request))
      .catch(async () => (await caches.match(page)) ?? Response.error()),
  );
});
`;
