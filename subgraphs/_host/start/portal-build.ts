import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, StartError } from "./config.ts";

const portal = join(root, "portal");
const SKIPPED = new Set(["node_modules", ".next", "screens"]);
/** Tests, and what a build or a check of types writes itself: counted in, the second start would build again. */
const NO_SOURCE = /\.test\.ts$|\.tsbuildinfo$|^next-env\.d\.ts$/;

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name) || NO_SOURCE.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** What the portal is built from: its own sources, the form types and the versions of everything. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const path of [...filesBelow(portal), ...filesBelow(join(root, "plugins/_sdk")), join(root, "pnpm-lock.yaml")].sort())
    hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex");
}

export const nextBinary = join(portal, "node_modules/next/dist/bin/next");

/** Builds the portal where its sources have changed since the last build. */
export async function buildPortal(say: (line: string) => void, aborted?: AbortSignal): Promise<void> {
  const stamp = join(portal, ".next/civicgraph-stamp");
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("building the portal (once; about a minute)");
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [nextBinary, "build"], {
      cwd: portal,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      ...(aborted ? { signal: aborted } : {}),
    });
    child.once("error", reject);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("exit", resolve);
  });
  if (code !== 0) throw new StartError(`the portal cannot be built:\n${output.join("").slice(-3000)}`);
  writeFileSync(stamp, wanted);
}
