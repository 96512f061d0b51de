import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { verifyReceipt } from "@civicgraph/kit/receipts";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import sharp from "sharp";
import { Upload } from "tus-js-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../../../router/config.ts";
import { createEdge } from "../../../../router/edge.ts";
import type { Engine } from "../../../../router/engine/engine.ts";
import { startEngine } from "../../../../router/engine/start-engine.ts";
import { storeOf } from "../../../documents/storage/open-store.ts";
import documents from "../../../documents/subgraph.ts";
import { deleteUnattached } from "../../../documents/sweep/delete-unattached.ts";
import { type CutLine, cutLine } from "../support/cut-line.ts";
import { until } from "../support/graph.ts";

// The phone's way: line → edge → documents, each listening for real, and a line that breaks.
const TODAY = new Date("2026-11-24T06:00:00Z");
let city: TestCity;
let files: string;
let engine: Engine;
let edge: FastifyInstance;
let line: CutLine;
let photo: Buffer;
let owner: string;
let token: string;

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), "civicgraph-files-"));
  process.env.FILES_DIR = files;
  city = await startTestCity([documents], { now: TODAY });
  await city.app.listen({ port: 0, host: "127.0.0.1" });
  const config = readConfig({
    ROUTER_KEY: city.platform.secrets.routerKey,
    HOST_URL: `http://127.0.0.1:${(city.app.server.address() as AddressInfo).port}`,
    ROUTER_ENGINE: "embedded",
    LIMIT_UPLOAD_BYTES: String(12 * 2 ** 20),
  });
  const log = pino({ level: "silent" });
  engine = await startEngine(config, log);
  edge = await createEdge(config, engine, log);
  await edge.listen({ port: 0, host: "127.0.0.1" });
  line = await cutLine((edge.server.address() as AddressInfo).port);
  // Noise: some three megabytes, as a camera makes them.
  photo = await sharp(randomBytes(1600 * 1200 * 3), { raw: { width: 1600, height: 1200, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
});
afterAll(async () => {
  await line?.stop();
  await edge?.close();
  await engine?.stop();
  await city?.stop();
  rmSync(files, { recursive: true, force: true });
});
beforeEach(async () => {
  city.clock.now = TODAY;
  owner = randomUUID();
  token = await city.citizen(owner);
});

interface Receipt {
  id: string;
  documentId: string;
  name: string;
  size: number;
  errors?: { extensions: { code: string; fields?: { code: string; message: string }[] } }[];
}
const ask = (path: string, method: string, headers: Record<string, string> = {}, body?: Buffer, as = token) =>
  fetch(`${line.url}${path}`, {
    method,
    headers: { "tus-resumable": "1.0.0", ...(as ? { authorization: `Bearer ${as}` } : {}), ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
const begin = async (length: number, as = token) =>
  ask(
    "/uploads",
    "POST",
    { "upload-length": String(length), "upload-metadata": `filename ${Buffer.from("सड़क.jpg").toString("base64")}` },
    undefined,
    as,
  );
const begun = async (length: number, as = token) => {
  const answer = await begin(length, as);
  expect(answer.status).toBe(201);
  return answer.headers.get("location") as string;
};
const send = (path: string, offset: number, bytes: Buffer, as = token) =>
  ask(path, "PATCH", { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) }, bytes, as);
const offsetOf = async (path: string) => Number((await ask(path, "HEAD")).headers.get("upload-offset"));
const receiptOf = async (path: string, as = token) => {
  const answer = await ask(`${path}/receipt`, "POST", {}, undefined, as);
  return { status: answer.status, ...((await answer.json()) as Receipt) };
};
const refusal = async (answer: Response) => {
  const [error] = ((await answer.json()) as Receipt).errors ?? [];
  return `${answer.status} ${error?.extensions.code} ${error?.extensions.fields?.map(({ code }) => code) ?? ""}`.trim();
};
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const contentOf = async (key: string) => {
  const found = await storeOf(city.services("documents")).get(key);
  return found && buffer(found.content);
};
const pieces = () => readdirSync(join(files, "pieces"));

describe("a photo that a phone sends in pieces", () => {
  test("goes on where it was when the connection breaks in the middle, and arrives whole", async () => {
    const path = await begun(photo.length);
    const file = join(files, "pieces", path.split("/").at(-1) as string);
    line.cutAfter(1_000_000, () => until(async () => statSync(file).size > 900_000));
    await expect(send(path, 0, photo)).rejects.toThrow();
    const offset = await offsetOf(path);
    expect(offset).toBeGreaterThan(900_000);
    expect(offset).toBeLessThan(photo.length);
    expect((await send(path, offset, photo.subarray(offset))).status).toBe(204);
    expect(hashOf(readFileSync(file))).toBe(hashOf(photo));
    const receipt = await receiptOf(path);
    expect(receipt).toMatchObject({ status: 200, name: "सड़क.jpg", documentId: path.split("/").at(-1) });

    // The same as had it been sent at once.
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(photo)]), "सड़क.jpg");
    const once = await fetch(`${line.url}/upload`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body });
    const whole = (await once.json()) as Receipt;
    const [inPieces, atOnce] = await Promise.all([receipt, whole].map(({ documentId }) => contentOf(`${documentId}/full`)));
    expect(inPieces && atOnce && inPieces.equals(atOnce)).toBe(true);
  });

  test("is carried by the portal's own client over a line that breaks three times", async () => {
    const before = line.cuts;
    line.cutAfter(700_000);
    const location = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(photo, {
        endpoint: `${line.url}/uploads`,
        headers: { authorization: `Bearer ${token}` },
        chunkSize: 2_000_000,
        retryDelays: [0, 0, 0, 0, 0],
        metadata: { filename: "road.jpg" },
        onShouldRetry: () => {
          if (line.cuts - before < 3) line.cutAfter(700_000);
          return true;
        },
        onError: reject,
        onSuccess: () => resolve(new URL(upload.url as string).pathname),
      });
      upload.start();
    });
    expect(line.cuts - before).toBe(3);
    expect(hashOf(readFileSync(join(files, "pieces", location.split("/").at(-1) as string)))).toBe(hashOf(photo));
    expect((await receiptOf(location)).name).toBe("road.jpg");
  });

  test("gives one receipt however often it is asked for, which a command accepts; nothing of the pieces stays", async () => {
    const path = await begun(photo.length);
    await send(path, 0, photo);
    const [first, twin] = await Promise.all([receiptOf(path), receiptOf(path)]);
    const later = await receiptOf(path);
    expect([twin.documentId, later.documentId, later.id]).toEqual([first.documentId, first.documentId, first.id]);
    const secret = city.services("documents").secrets.service;
    expect(verifyReceipt(first.id, { ownerId: owner, now: city.clock.now, secret })?.documentId).toBe(first.documentId);
    expect(pieces().filter((name) => name.startsWith(first.documentId))).toEqual([]);
    expect((await ask(path, "HEAD")).status).toBe(404);
  });

  test("has no receipt before it is whole, and takes no byte twice or beyond its length", async () => {
    const path = await begun(photo.length);
    await send(path, 0, photo.subarray(0, 1000));
    expect(await receiptOf(path)).toMatchObject({ status: 400, errors: [{ extensions: { fields: [{ code: "upload.unfinished" }] } }] });
    expect((await send(path, 0, photo.subarray(0, 1000))).status).toBe(409);
    expect((await send(path, 1000, photo)).status).toBe(413);
    expect(await offsetOf(path)).toBe(1000);
    expect((await send(path, 1000, photo.subarray(1000))).status).toBe(204);
    expect((await receiptOf(path)).status).toBe(200);
  });
});

describe("refused, as at the plain upload, is", () => {
  test("what is too large, before a byte of it comes", async () => {
    expect(await refusal(await begin(9 * 2 ** 20))).toBe("400 BAD_USER_INPUT upload.tooLarge");
    expect(await refusal(await begin(13 * 2 ** 20))).toBe("413 TOO_COMPLEX");
  });

  test("what is no photo, whatever it calls itself; it is not kept", async () => {
    const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
    const path = await begun(pdf.length);
    await send(path, 0, pdf);
    expect(await receiptOf(path)).toMatchObject({ status: 400, errors: [{ extensions: { fields: [{ code: "upload.notAnImage" }] } }] });
    expect((await receiptOf(path)).status).toBe(404);
    expect(pieces().filter((name) => name.startsWith(path.split("/").at(-1) as string))).toEqual([]);
  });

  test("whoever is not signed in, and everybody but who began it", async () => {
    expect(await refusal(await begin(1000, ""))).toBe("401 UNAUTHENTICATED");
    expect(await refusal(await begin(1000, "forged"))).toBe("401 UNAUTHENTICATED");
    const path = await begun(photo.length);
    const stranger = await city.citizen();
    expect((await ask(path, "HEAD", {}, undefined, stranger)).status).toBe(404);
    expect((await send(path, 0, photo, stranger)).status).toBe(404);
    expect((await ask(path, "DELETE", {}, undefined, stranger)).status).toBe(404);
    await send(path, 0, photo);
    expect((await receiptOf(path, stranger)).status).toBe(404);
    expect((await receiptOf(path)).status).toBe(200);
    expect((await receiptOf(path, stranger)).status).toBe(404);
  });

  test("more than a person's share of an hour, by either way", async () => {
    for (let sent = 0; sent < 60; sent++) await begun(1000);
    const answer = await begin(1000);
    expect(answer.headers.get("retry-after")).toBe("3600");
    expect(await refusal(answer)).toBe("429 RATE_LIMITED");
  });

  test("a path that leads out of the uploads", async () => {
    for (const id of ["..%2f..%2fhealth", "%2e%2e", randomUUID()]) expect((await ask(`/uploads/${id}`, "HEAD")).status).toBe(404);
  });
});

describe("an upload that nobody ends", () => {
  const sweep = () => {
    const services = city.services("documents");
    return deleteUnattached(services, storeOf(services), files);
  };

  test("makes room when the same person begins an eleventh", async () => {
    const paths: string[] = [];
    for (let count = 0; count < 11; count++) {
      city.clock.now = new Date(TODAY.getTime() + count * 1000);
      paths.push(await begun(1000));
    }
    const found = await Promise.all(paths.map(async (path) => (await ask(path, "HEAD")).status));
    expect(found).toEqual([404, ...Array.from({ length: 10 }, () => 200)]);
  });

  test("is given up by its phone", async () => {
    const path = await begun(photo.length);
    await send(path, 0, photo.subarray(0, 5000));
    expect((await ask(path, "DELETE")).status).toBe(204);
    expect((await ask(path, "HEAD")).status).toBe(404);
  });

  test("is taken away by the job after a day, not before", async () => {
    const path = await begun(photo.length);
    await send(path, 0, photo.subarray(0, 5000));
    const id = path.split("/").at(-1) as string;
    city.clock.now = new Date(TODAY.getTime() + 23 * 3_600_000);
    await sweep();
    expect(pieces()).toContain(id);
    city.clock.now = new Date(TODAY.getTime() + 25 * 3_600_000);
    await sweep();
    expect(pieces().filter((name) => name.startsWith(id))).toEqual([]);
    token = await city.citizen(owner);
    expect((await ask(path, "HEAD")).status).toBe(404);
  });
});
