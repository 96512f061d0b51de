import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type ClamdServer, hasClamd, startClamd, TEST_VIRUS } from "../test/clamd-server.ts";
import { clamd } from "./clamd.ts";

let folder: string;
const fileOf = async (content: Buffer) => {
  const path = join(folder, randomBytes(8).toString("hex"));
  await writeFile(path, content);
  return path;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "civicgraph-scan-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a real ClamAV", () => {
  let server: ClamdServer;
  beforeAll(async () => {
    if (hasClamd) server = await startClamd();
  });
  afterAll(() => server?.stop());
  const scanners = () => [clamd(server.tcp), clamd(server.socket)];

  test.runIf(hasClamd)(
    "finds what it knows, at the beginning of a file or deep in it, and nothing in others; over TCP and over its socket",
    async () => {
      const virus = Buffer.from(TEST_VIRUS);
      for (const scanner of scanners()) {
        expect(await scanner.fault()).toBeNull();
        expect(await scanner.scan(await fileOf(virus))).toBe("Test-Virus.UNOFFICIAL");
        expect(await scanner.scan(await fileOf(Buffer.concat([randomBytes(300_000), virus, randomBytes(300_000)])))).toBe(
          "Test-Virus.UNOFFICIAL",
        );
        expect(await scanner.scan(await fileOf(randomBytes(600_000)))).toBeNull();
        expect(await scanner.scan(await fileOf(Buffer.alloc(0)))).toBeNull();
      }
    },
  );

  test.runIf(hasClamd)("that takes no file of that size is away, and takes the next one", async () => {
    for (const scanner of scanners()) {
      await expect(scanner.scan(await fileOf(randomBytes(3_000_000)))).rejects.toMatchObject({ code: "UNAVAILABLE" });
      expect(await scanner.scan(await fileOf(randomBytes(1000)))).toBeNull();
    }
  });
});

describe("a scanner that does not speak as it should", () => {
  let server: Server | null = null;
  const open = new Set<Socket>();
  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((closed) => (server ? server.close(closed) : closed(null)));
    server = null;
  });
  async function answering(answer: (socket: Socket) => void): Promise<string> {
    const made = createServer((socket) => {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.once("data", () => answer(socket));
      socket.resume();
    });
    await new Promise<void>((listening) => made.listen(0, "127.0.0.1", listening));
    server = made;
    return `127.0.0.1:${(made.address() as AddressInfo).port}`;
  }
  const away = { code: "UNAVAILABLE", key: "upload.notScanned" };

  test.each<[string, (socket: Socket) => void]>([
    ["an error", (socket) => socket.write("INSTREAM size limit exceeded. ERROR\0")],
    ["an answer to something else", (socket) => socket.write("PONG\0")],
    ["half an answer", (socket) => socket.end("stream: OK")],
    ["nothing, and goes", (socket) => socket.end()],
    ["a reset", (socket) => socket.resetAndDestroy()],
    ["without an end", (socket) => socket.write("x".repeat(100_000))],
    ["a name with FOUND before its end", (socket) => socket.write("stream: FOUND then OK\0")],
  ])("is away: it says %s", async (_, answer) => {
    const scanner = clamd(await answering(answer));
    await expect(scanner.scan(await fileOf(randomBytes(500_000)))).rejects.toMatchObject(away);
  });

  test("is away: it says nothing for too long", async () => {
    const scanner = clamd(await answering(() => undefined), 100);
    await expect(scanner.scan(await fileOf(randomBytes(1000)))).rejects.toMatchObject(away);
    expect(await scanner.fault()).toBe("does not answer");
  });

  test("is away: nobody is there", async () => {
    for (const scanner of [clamd("127.0.0.1:1"), clamd(join(folder, "none.sock"))]) {
      await expect(scanner.scan(await fileOf(randomBytes(1000)))).rejects.toMatchObject(away);
      expect(await scanner.fault()).toBe("does not answer");
    }
  });
});
