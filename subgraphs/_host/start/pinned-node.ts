import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { root, StartError } from "./config.ts";

const MIN_NODE = 24;

/**
 * The pinned Node comes with the packages; an older one that began us hands the whole command over to it and ends with its
 * exit code. Returns where this process is new enough itself.
 */
export async function useThePinnedNode(): Promise<void> {
  if (Number(process.versions.node.split(".")[0]) >= MIN_NODE) return;
  const pinned = join(root, "node_modules/node/bin/node");
  if (!existsSync(pinned))
    throw new StartError(`Node ${MIN_NODE} is needed and the pinned one is not installed; run: npx -y pnpm@12 install`);
  // In a group of its own, so that Ctrl-C reaches it once: through us.
  const child = spawn(pinned, [join(root, "node_modules/tsx/dist/cli.mjs"), ...process.argv.slice(1)], {
    stdio: "inherit",
    detached: true,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  process.exit(code);
}
