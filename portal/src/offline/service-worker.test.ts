import { expect, test } from "vitest";
import { serviceWorker } from "./service-worker.ts";

const listenersOf = (fetched: (path: string, options?: object) => Promise<unknown>, kept: Map<string, unknown>) => {
  const listeners: Record<string, (event: object) => void> = {};
  const cache = { put: async (page: string, answer: unknown) => kept.set(page, answer) };
  new Function(
    "addEventListener",
    "skipWaiting",
    "caches",
    "fetch",
    "registration",
    "clients",
    "Response",
    serviceWorker(["en", "ur"], "b1"),
  )(
    (name: string, listener: (event: object) => void) => {
      listeners[name] = listener;
    },
    () => undefined,
    { open: async () => cache, match: async (page: string) => kept.get(page), keys: async () => [] },
    fetched,
    {},
    {},
    { error: () => "no connection" },
  );
  return listeners;
};
const answerOf = (listeners: Record<string, (event: object) => void>, url: string, mode = "navigate") => {
  let answer: unknown = "not ours";
  listeners.fetch?.({
    request: { url, mode },
    preloadResponse: undefined,
    respondWith: (given: unknown) => {
      answer = given;
    },
  });
  return answer;
};

test("keeps the offline page of every language, fetched without cookies, and nothing else", async () => {
  const kept = new Map<string, unknown>();
  const asked: [string, object | undefined][] = [];
  const listeners = listenersOf(async (path, options) => {
    asked.push([path, options]);
    return { ok: true, path };
  }, kept);
  let done: Promise<unknown> = Promise.resolve();
  listeners.install?.({
    waitUntil: (work: Promise<unknown>) => {
      done = work;
    },
  });
  await done;
  expect([...kept.keys()]).toEqual(["/en/offline", "/ur/offline"]);
  expect(asked.every(([, options]) => (options as { credentials: string }).credentials === "omit")).toBe(true);
  await answerOf(listeners, "https://city.example/ur/cases");
  expect(kept.size).toBe(2);
});

test("without a connection a page is the offline page of its own language", async () => {
  const kept = new Map<string, unknown>([
    ["/en/offline", "offline"],
    ["/ur/offline", "آف لائن"],
  ]);
  const listeners = listenersOf(() => Promise.reject(new TypeError("Failed to fetch")), kept);
  expect(await answerOf(listeners, "https://city.example/ur/cases/complaints/1")).toBe("آف لائن");
  expect(await answerOf(listeners, "https://city.example/")).toBe("offline");
});

test("files, pictures and questions of a page are not touched", () => {
  const listeners = listenersOf(async () => "from the network", new Map());
  expect(answerOf(listeners, "https://city.example/_next/static/a.js", "no-cors")).toBe("not ours");
});
