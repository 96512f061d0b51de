import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import documents from "../subgraph.ts";
import { hasClamd, startClamd, TEST_VIRUS } from "./clamd-server.ts";

let photo: Buffer;
beforeAll(async () => {
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#777" } })
    .jpeg()
    .toBuffer();
});

let city: TestCity;
let files: string;
let token: string;
async function cityWith(scanner: string): Promise<void> {
  files = mkdtempSync(join(tmpdir(), "civicgraph-files-"));
  Object.assign(process.env, { FILES_DIR: files, CLAMD_ADDRESS: scanner });
  city = await startTestCity([documents]);
  token = await city.citizen();
}
afterEach(async () => {
  await city?.stop();
  delete process.env.CLAMD_ADDRESS;
  rmSync(files, { recursive: true, force: true });
});

const boundary = "a-boundary-of-the-test";
const headers = (locale: string) => ({ authorization: `Bearer ${token}`, "accept-language": locale });
async function send(file: Buffer, locale = "en") {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="road.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const answer = await city.app.inject({
    method: "POST",
    url: "/documents/upload",
    headers: { ...headers(locale), "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return said(answer);
}
function said(answer: { statusCode: number; json(): unknown }) {
  const body = answer.json() as {
    id?: string;
    errors?: { message: string; extensions: { code: string; fields?: { code: string; message: string }[] } }[];
  };
  const [error] = body.errors ?? [];
  const [field] = error?.extensions.fields ?? [];
  return {
    status: answer.statusCode,
    receipt: body.id,
    code: error?.extensions.code,
    field: field?.code,
    message: field?.message ?? error?.message,
  };
}
const kept = () => readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const rows = () => city.services("documents").db.selectFrom("document").select("id").execute();

describe("with a scanner", () => {
  test.runIf(hasClamd)(
    "an infected picture is refused in the sender's language and nothing of it is kept; a clean one is taken",
    async () => {
      const clamd = await startClamd();
      try {
        await cityWith(clamd.tcp);
        const infected = Buffer.concat([photo, Buffer.from(TEST_VIRUS)]);
        const texts = new Set<string | undefined>();
        for (const locale of ["en", "hi", "ur"]) {
          const refused = await send(infected, locale);
          expect(refused).toMatchObject({ status: 400, code: "BAD_USER_INPUT", field: "upload.infected" });
          texts.add(refused.message);
        }
        expect(texts.size).toBe(3);
        expect([await rows(), kept()]).toEqual([[], 0]);
        expect(await send(photo)).toMatchObject({ status: 200, receipt: expect.any(String) });
      } finally {
        await clamd.stop();
      }
    },
  );

  test("that is away no file is taken, and the sender is told to try again; the health page says so", async () => {
    await cityWith("127.0.0.1:1");
    expect(await send(photo)).toMatchObject({ status: 503, code: "UNAVAILABLE", message: expect.stringContaining("checked for viruses") });
    expect([await rows(), kept()]).toEqual([[], 0]);
    expect(await documents.health?.(city.services("documents"))).toMatchObject({ scanner: "does not answer", files: null });
  });

  test.runIf(hasClamd)("that comes back a photo that was sent in pieces is taken without being sent again", async () => {
    const clamd = await startClamd();
    await cityWith(clamd.tcp);
    const tus = { ...headers("en"), "tus-resumable": "1.0.0" };
    await city.app.listen({ port: 0, host: "127.0.0.1" });
    const at = city.app.listeningOrigin;
    const begun = await fetch(`${at}/documents/uploads`, { method: "POST", headers: { ...tus, "upload-length": String(photo.length) } });
    const path = `/documents${begun.headers.get("location")}`;
    await fetch(`${at}${path}`, {
      method: "PATCH",
      headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
      body: new Uint8Array(photo),
    });
    await clamd.stop();
    const receipt = async () => said(await city.app.inject({ method: "POST", url: `${path}/receipt`, headers: tus }));
    expect(await receipt()).toMatchObject({ status: 503, code: "UNAVAILABLE" });
    const again = await startClamd(Number(clamd.tcp.split(":")[1]));
    try {
      expect(await receipt()).toMatchObject({ status: 200, receipt: expect.any(String) });
    } finally {
      await again.stop();
    }
  });
});

test("without a scanner every picture is taken", async () => {
  await cityWith("");
  expect((await send(photo)).status).toBe(200);
  expect(await documents.health?.(city.services("documents"))).toEqual({ files: null });
});
