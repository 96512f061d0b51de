import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The release that everything here was run on. Another patch of the same minor is taken where it stands on the PATH. */
export const ROUTER_VERSION = "2.15.1";
const MINOR = ROUTER_VERSION.slice(0, ROUTER_VERSION.lastIndexOf("."));

/** Folder that `pnpm router:install` puts it into, where ROUTER_CACHE names none. */
export const DEFAULT_ROUTER_CACHE = join(homedir(), ".cache/civicgraph/router");

export interface FoundRouter {
  binary: string;
  version: string;
  from: "PATH" | "cache";
}

/** What the file there says of itself; null where it is no Apollo Router of our minor. */
export function versionOf(binary: string): string | null {
  try {
    accessSync(binary, constants.X_OK);
    const said = execFileSync(binary, ["--version"], {
      encoding: "utf8",
      timeout: 10_000,
      stdio: ["ignore", "pipe", "ignore"],
      env: { NODE_ENV: "production" },
    });
    const version = /(\d+\.\d+\.\d+)/.exec(said)?.[1] ?? null;
    return version?.startsWith(`${MINOR}.`) ? version : null;
  } catch {
    return null;
  }
}

/** Apollo Router on the PATH, else in the cache folder; null where there is none. */
export function findRouter({ PATH, ROUTER_CACHE }: { PATH: string; ROUTER_CACHE: string }): FoundRouter | null {
  const places = PATH.split(delimiter)
    .filter(Boolean)
    .map((folder) => ({ from: "PATH" as const, binary: join(folder, "router") }));
  for (const place of [...places, { from: "cache" as const, binary: join(ROUTER_CACHE, "bin/router") }]) {
    const version = versionOf(place.binary);
    if (version) return { ...place, version };
  }
  return null;
}
