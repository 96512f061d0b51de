import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROUTER_VERSION } from "../engine/apollo-router/find-router.ts";

const MACHINES: Record<string, string> = { x64: "x86_64", arm64: "aarch64" };
const SYSTEMS: Record<string, string> = { linux: "unknown-linux-gnu", darwin: "apple-darwin" };
const CHECKSUMS = "sha256sums.txt";

/** File of the release for a machine; null where Apollo makes none. */
export function releaseFile(platform: string, arch: string): string | null {
  const [machine, system] = [MACHINES[arch], SYSTEMS[platform]];
  return machine && system ? `router-v${ROUTER_VERSION}-${machine}-${system}.tar.gz` : null;
}

/** A release that is not what its checksum says: never installed, and nothing else is tried in its place. */
export class WrongChecksum extends Error {}

/** Fetches the official release into `<cache>/bin/router`. Throws where it cannot be had; WrongChecksum where it is not what it should be. */
export async function installRelease(releases: string, cache: string, file: string): Promise<void> {
  const at = `${releases.replace(/\/$/, "")}/v${ROUTER_VERSION}`;
  const sums = (await download(`${at}/${CHECKSUMS}`)).toString("utf8");
  const archive = await download(`${at}/${file}`);
  const wanted = sums
    .split("\n")
    .map((line) => line.trim().split(/\s+\*?/))
    .find(([, name]) => name === file)?.[0];
  const found = createHash("sha256").update(archive).digest("hex");
  if (wanted !== found) throw new WrongChecksum(`${file} has the checksum ${found}, but ${CHECKSUMS} says ${wanted ?? "nothing of it"}`);
  const folder = mkdtempSync(join(tmpdir(), "civicgraph-release-"));
  try {
    writeFileSync(join(folder, file), archive);
    execFileSync("tar", ["-xzf", join(folder, file), "-C", folder], { stdio: ["ignore", "ignore", "pipe"] });
    mkdirSync(join(cache, "bin"), { recursive: true });
    const target = join(cache, "bin/router");
    // Whole or not at all: a city that starts meanwhile must not find half a program.
    copyFileSync(join(folder, "dist/router"), `${target}.new`);
    chmodSync(`${target}.new`, 0o755);
    renameSync(`${target}.new`, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function download(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(300_000) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
