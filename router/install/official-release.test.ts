import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRouter, ROUTER_VERSION } from "../engine/apollo-router/find-router.ts";
import { missingTools } from "./build-crate.ts";
import { installRelease, releaseFile, WrongChecksum } from "./official-release.ts";

/** A mirror of releases as Apollo lays them out, whose program only says its version. */
describe("the official release", () => {
  const folder = mkdtempSync(join(tmpdir(), "civicgraph-install-"));
  const cache = join(folder, "cache");
  const file = releaseFile("linux", "x64") as string;
  const files = new Map<string, Buffer>();
  let server: Server;
  let releases: string;
  beforeAll(async () => {
    mkdirSync(join(folder, "dist"));
    writeFileSync(join(folder, "dist/router"), `#!/bin/sh\necho ${ROUTER_VERSION}\n`);
    execFileSync("tar", ["-czf", join(folder, "release.tar.gz"), "-C", folder, "dist"]);
    server = createServer((request, response) => {
      const found = files.get(request.url ?? "");
      response.writeHead(found ? 200 : 404).end(found);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    releases = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true, force: true });
  });
  const publish = (digest: string) => {
    files.set(`/v${ROUTER_VERSION}/${file}`, readFileSync(join(folder, "release.tar.gz")));
    files.set(`/v${ROUTER_VERSION}/sha256sums.txt`, Buffer.from(`${"0".repeat(64)}  other.tar.gz\n${digest}  ${file}\n`));
  };

  it("that is not there says so, and leaves nothing behind", async () => {
    await expect(installRelease(releases, cache, file)).rejects.toThrow(/answers 404/);
    expect(existsSync(cache)).toBe(false);
  });
  it("with a wrong checksum is not installed", async () => {
    publish("1".repeat(64));
    await expect(installRelease(releases, cache, file)).rejects.toThrow(WrongChecksum);
    expect(existsSync(cache)).toBe(false);
  });
  it("with its checksum stands in the cache and is found there", async () => {
    publish(
      createHash("sha256")
        .update(readFileSync(join(folder, "release.tar.gz")))
        .digest("hex"),
    );
    await installRelease(releases, cache, file);
    expect(findRouter({ PATH: "", ROUTER_CACHE: cache })).toEqual({
      binary: join(cache, "bin/router"),
      version: ROUTER_VERSION,
      from: "cache",
    });
  });
  it("is taken from the PATH first, and no program of that name but another make", () => {
    const other = join(folder, "other");
    mkdirSync(other);
    writeFileSync(join(other, "router"), "#!/bin/sh\necho another router 9.0.0\n", { mode: 0o755 });
    expect(findRouter({ PATH: other, ROUTER_CACHE: join(folder, "none") })).toBeNull();
    expect(findRouter({ PATH: `${other}:${join(cache, "bin")}`, ROUTER_CACHE: join(folder, "none") })?.from).toBe("PATH");
  });
  it("is named for each machine that Apollo makes one for", () => {
    expect(file).toBe(`router-v${ROUTER_VERSION}-x86_64-unknown-linux-gnu.tar.gz`);
    expect(releaseFile("darwin", "arm64")).toBe(`router-v${ROUTER_VERSION}-aarch64-apple-darwin.tar.gz`);
    expect(releaseFile("sunos", "x64")).toBeNull();
  });
  it("where it must be built, every missing tool is named with what brings it", () => {
    expect(missingTools("")).toEqual(["cargo (rustup.rs)", "protoc (protobuf-compiler)", "cmake (cmake)", "clang (clang)"]);
  });
});
