import { createHash } from "node:crypto";
import { type FSWatcher, watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Logger } from "pino";

export interface SupergraphWatch<T> {
  readonly current: T;
  /** SHA-256 of the file that `current` was loaded from. */
  readonly digest: string;
  stop(): void;
}

/** Old supergraphs serve the requests that began with them this long. */
const GRACE_MS = 60_000;

/**
 * Loads what a supergraph file says and follows the file: a new content is loaded, and only when that succeeds put in place of the old.
 * A file that does not load is logged and changes nothing.
 */
export async function watchSupergraph<T>(
  file: string,
  load: (sdl: string) => Promise<T>,
  retire: (old: T) => void,
  log: Logger,
): Promise<SupergraphWatch<T>> {
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  const first = await readFile(file, "utf8");
  let current = await load(first);
  let seen = digest(first);
  let inForce = seen;
  let reading = Promise.resolve();
  const timers = new Set<NodeJS.Timeout>();

  const reload = async () => {
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null || digest(text) === seen) return;
    seen = digest(text);
    try {
      const next = await load(text);
      const old = current;
      current = next;
      inForce = seen;
      const timer = setTimeout(() => {
        timers.delete(timer);
        retire(old);
      }, GRACE_MS).unref();
      timers.add(timer);
      log.info({ supergraph: seen.slice(0, 12) }, "supergraph swapped");
    } catch (error) {
      log.error({ err: error }, "the new supergraph does not load; the old one stays in force");
    }
  };
  // The folder is watched, not the file: an atomic replacement is a new file under the old name.
  const watcher: FSWatcher = watch(dirname(file), (_event, name) => {
    if (name === null || name === basename(file)) reading = reading.then(reload);
  });
  watcher.on("error", (error) => log.warn({ err: error }, "the supergraph can no longer be watched"));

  return {
    get current() {
      return current;
    },
    get digest() {
      return inForce;
    },
    stop() {
      watcher.close();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
