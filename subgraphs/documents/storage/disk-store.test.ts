import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskStore } from "./disk-store.ts";
import type { ObjectStore } from "./object-store.ts";

const KEY = "01890a5d-ac96-774b-bcce-b302099a8057/full";
let folder: string;
let store: ObjectStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "civicgraph-store-"));
  store = diskStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const contentOf = async (key: string) => {
  const stream = await store.get(key);
  return stream && text(stream);
};

test("an object is put, read, replaced and deleted; deleting it again is no error", async () => {
  expect(await contentOf(KEY)).toBeNull();
  expect(await store.stat(KEY)).toBeNull();
  expect(await store.put(KEY, Buffer.from("first"))).toEqual({ size: 5 });
  expect(await contentOf(KEY)).toBe("first");
  await store.put(KEY, Readable.from([Buffer.from("sec"), Buffer.from("ond")]));
  expect(await contentOf(KEY)).toBe("second");
  expect(await store.stat(KEY)).toEqual({ size: 6 });
  await store.delete(KEY);
  await store.delete(KEY);
  expect(await contentOf(KEY)).toBeNull();
});

test("a stream that breaks leaves the old object and nothing half written", async () => {
  await store.put(KEY, Buffer.from("whole"));
  async function* breaking() {
    yield Buffer.from("ha");
    throw new Error("the line is dead");
  }
  await expect(store.put(KEY, Readable.from(breaking()))).rejects.toThrow("the line is dead");
  expect(await contentOf(KEY)).toBe("whole");
  expect(await readdir(join(folder, "01", KEY.split("/")[0] as string))).toEqual(["full"]);
});

test.each(["../../etc/passwd", "01890a5d-ac96-774b-bcce-b302099a8057/../x", "", "a/b", "/etc/passwd"])("%j is no key", async (key) => {
  await expect(async () => store.put(key, Buffer.from("x"))).rejects.toThrow("not a key");
  await expect(async () => store.get(key)).rejects.toThrow("not a key");
});
