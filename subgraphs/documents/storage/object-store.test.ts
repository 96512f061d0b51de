import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasS3Server, type S3Server, startS3Server } from "../test/s3-server.ts";
import { diskStore } from "./disk-store.ts";
import type { ObjectStore } from "./object-store.ts";
import { s3Store } from "./s3-store.ts";

interface Place {
  store: ObjectStore;
  end(): Promise<unknown>;
}

async function onDisk(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "civicgraph-store-"));
  return { store: diskStore(folder), end: () => rm(folder, { recursive: true, force: true }) };
}
async function inBucket(): Promise<Place> {
  const server = await startS3Server();
  return { store: s3Store(server.settings), end: server.stop };
}

describe.each([
  { where: "on disk", open: onDisk, runs: true },
  { where: "in a bucket of a real S3 server", open: inBucket, runs: hasS3Server },
])("an object store $where", ({ open, runs }) => {
  let place: Place;
  beforeAll(async () => {
    if (runs) place = await open();
  });
  afterAll(() => place?.end());
  const contentOf = async (key: string) => {
    const found = await place.store.get(key);
    return found && text(found.content);
  };

  test.runIf(runs)("keeps an object, replaces it and deletes it; deleting it again is no error", async () => {
    const key = `${randomUUID()}/full`;
    expect(await contentOf(key)).toBeNull();
    await place.store.put(key, Buffer.from("first"));
    expect(await contentOf(key)).toBe("first");
    await place.store.put(key, Buffer.from("second"));
    expect(await contentOf(key)).toBe("second");
    await place.store.delete(key);
    await place.store.delete(key);
    expect(await contentOf(key)).toBeNull();
  });

  test.runIf(runs)("gives back every byte of a large object, says its size first, and knows one part from another", async () => {
    const id = randomUUID();
    const photo = randomBytes(5_000_000);
    await Promise.all([place.store.put(`${id}/full`, photo), place.store.put(`${id}/thumbnail`, Buffer.from("small"))]);
    const found = await place.store.get(`${id}/full`);
    expect(found?.size).toBe(photo.length);
    expect(found && (await buffer(found.content)).equals(photo)).toBe(true);
    expect(await contentOf(`${id}/thumbnail`)).toBe("small");
  });

  test.runIf(runs)("takes many at once, and goes on when a reader leaves in the middle", async () => {
    const ids = Array.from({ length: 30 }, () => randomUUID());
    await Promise.all(ids.map((id) => place.store.put(`${id}/full`, Buffer.alloc(200_000, id))));
    for (const id of ids) (await place.store.get(`${id}/full`))?.content.on("error", () => undefined).destroy();
    expect(await contentOf(`${ids[7]}/full`)).toBe(Buffer.alloc(200_000, ids[7]).toString());
  });

  test.runIf(runs)("says that files can be kept", async () => {
    expect(await place.store.fault()).toBeNull();
  });

  test.runIf(runs).each(["../../etc/passwd", "01890a5d-ac96-774b-bcce-b302099a8057/../x", "", "a/b", "/etc/passwd"])(
    "has no key %j",
    async (key) => {
      for (const use of [() => place.store.put(key, Buffer.from("x")), () => place.store.get(key), () => place.store.delete(key)])
        await expect((async () => use())()).rejects.toThrow("not a key");
    },
  );
});

test("on disk nothing half written is left where an object cannot be put", async () => {
  const folder = await mkdtemp(join(tmpdir(), "civicgraph-store-"));
  const id = randomUUID();
  const own = join(folder, id.slice(0, 2), id);
  // A folder stands where the file would go.
  await mkdir(join(own, "full", "in the way"), { recursive: true });
  await expect(diskStore(folder).put(`${id}/full`, Buffer.from("whole"))).rejects.toThrow();
  expect(await readdir(own)).toEqual(["full"]);
  await rm(folder, { recursive: true });
});

describe("a bucket", () => {
  let server: S3Server;
  beforeAll(async () => {
    if (hasS3Server) server = await startS3Server();
  });
  afterAll(() => server?.stop());
  const key = `${randomUUID()}/full`;

  test.runIf(hasS3Server)("opens to its own key alone: with a wrong one nothing is kept or read", async () => {
    const right = s3Store(server.settings);
    await right.put(key, Buffer.from("ours"));
    const wrong = s3Store({ ...server.settings, secretAccessKey: "guessed" });
    for (const use of [() => wrong.get(key), () => wrong.put(key, Buffer.from("theirs")), () => wrong.delete(key)])
      await expect(use()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await wrong.fault()).toBe("the bucket answers 403");
    const found = await right.get(key);
    expect(found && (await text(found.content))).toBe("ours");
    expect((await fetch(`${server.settings.url}/${key}`)).status).toBe(403);
  });

  test.runIf(hasS3Server)("that was never made is told on the health page, and takes nothing in silence", async () => {
    const none = s3Store({ ...server.settings, url: `${server.settings.url}-none` });
    expect(await none.fault()).toBe("the bucket answers 404");
    await expect(none.put(key, Buffer.from("x"))).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  test("whose server is away is UNAVAILABLE", async () => {
    const away = s3Store({ url: "http://127.0.0.1:1/files", region: "us-east-1", accessKeyId: "a", secretAccessKey: "b" });
    await expect(away.get(key)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(away.put(key, Buffer.from("x"))).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await away.fault()).toBe("does not answer");
  });
});
