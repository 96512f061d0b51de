import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeOf } from "../storage/open-store.ts";
import documents from "../subgraph.ts";
import { deleteUnattached } from "../sweep/delete-unattached.ts";
import { hasS3Server, type S3Server, startS3Server } from "./s3-server.ts";

const BUCKET = ["FILES_STORE", "FILES_S3_BUCKET_URL", "FILES_S3_REGION", "FILES_S3_ACCESS_KEY_ID", "FILES_S3_SECRET_ACCESS_KEY"];
const DAY_MS = 24 * 3_600_000;

describe.runIf(hasS3Server)("a city whose files lie in a bucket", () => {
  let server: S3Server;
  let city: TestCity;
  let files: string;
  const owner = randomUUID();
  beforeAll(async () => {
    server = await startS3Server();
    files = mkdtempSync(join(tmpdir(), "civicgraph-files-"));
    const { url, region, accessKeyId, secretAccessKey } = server.settings;
    Object.assign(process.env, { FILES_DIR: files });
    for (const [index, value] of ["s3", url, region, accessKeyId, secretAccessKey].entries()) process.env[BUCKET[index] as string] = value;
    city = await startTestCity([documents]);
  });
  afterAll(async () => {
    for (const name of BUCKET) delete process.env[name];
    await city?.stop();
    await server?.stop();
    rmSync(files, { recursive: true, force: true });
  });
  const onDisk = () => readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const upload = async (token: string) => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#777" } })
      .jpeg()
      .toBuffer();
    return city.app.inject({
      method: "POST",
      url: "/documents/upload",
      headers: { authorization: `Bearer ${token}`, "content-type": "multipart/form-data; boundary=x" },
      payload: Buffer.concat([
        Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="road.jpg"\r\n\r\n'),
        photo,
        Buffer.from("\r\n--x--\r\n"),
      ]),
    });
  };
  const links = async (id: string, token: string) =>
    (
      await city.ask<{ document: { url: string; thumbnailUrl: string; sha256: string } }>(
        "documents",
        "query ($id: ID!) { document(id: $id) { url thumbnailUrl sha256 } }",
        { id },
        { token },
      )
    ).data?.document;

  test("shows a photo by its link as it was kept, leaves nothing on the disk, and deletes it where nothing attached it", async () => {
    const token = await city.citizen(owner);
    const { documentId } = (await upload(token)).json<{ documentId: string }>();
    const found = await links(documentId, token);
    const shown = await city.app.inject({ url: `/documents${found?.url}` });
    expect(shown.statusCode).toBe(200);
    expect(shown.headers).toMatchObject({ "content-type": "image/jpeg", "content-length": String(shown.rawPayload.length) });
    expect(createHash("sha256").update(shown.rawPayload).digest("hex")).toBe(found?.sha256);
    expect((await city.app.inject({ url: `/documents${found?.thumbnailUrl}` })).headers["content-type"]).toBe("image/webp");
    expect(onDisk()).toEqual([]);

    city.clock.now = new Date(city.clock.now.getTime() + 3 * DAY_MS);
    const services = city.services("documents");
    expect(await deleteUnattached(services, storeOf(services), files)).toBe(1);
    expect(await storeOf(services).get(`${documentId}/full`)).toBeNull();
  });

  test("refuses with UNAVAILABLE while the bucket is away, to senders and readers alike, and says so on the health page", async () => {
    const token = await city.citizen(owner);
    const { documentId } = (await upload(token)).json<{ documentId: string }>();
    const found = await links(documentId, token);
    await server.stop();
    for (const answer of [await city.app.inject({ url: `/documents${found?.url}` }), await upload(token)]) {
      expect(answer.statusCode).toBe(503);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
    }
    expect(onDisk()).toEqual([]);
    expect(await documents.health?.(city.services("documents"))).toEqual({ files: "does not answer" });
  });
});
