import { LOCALES } from "../../src/messages/locales.ts";
import { serviceWorker } from "../../src/offline/service-worker.ts";

// Made once a build, so that a new build brings a new worker, and with it offline pages that name the new build's files.
export const dynamic = "force-static";

/** The service worker: a page to show without a connection, and nothing else. */
export const GET = (): Response =>
  new Response(serviceWorker(Object.keys(LOCALES), Date.now().toString(36)), {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" },
  });
