import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ObjectStore } from "./object-store.ts";

const KEY = /^([0-9a-f]{2})[0-9a-f]{6}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[a-z]{1,20}$/;

const noneIfMissing = (error: NodeJS.ErrnoException): null => {
  if (error.code === "ENOENT") return null;
  throw error;
};

/** Objects as files in a folder: written under another name, flushed, then renamed, so that a reader or a crash never sees half a file. */
export function diskStore(folder: string): ObjectStore {
  // The first two digits spread the files over 256 folders.
  const pathOf = (key: string) => {
    const parts = KEY.exec(key);
    if (!parts) throw new Error("not a key of the object store");
    return join(folder, parts[1] as string, key);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const temporary = `${path}.${randomUUID()}`;
      try {
        await pipeline(Readable.from(content), createWriteStream(temporary, { flags: "wx", mode: 0o600, flush: true }));
        const { size } = await stat(temporary);
        await rename(temporary, path);
        return { size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async get(key) {
      const file = await open(pathOf(key)).catch(noneIfMissing);
      return file === null ? null : file.createReadStream();
    },
    async stat(key) {
      const found = await stat(pathOf(key)).catch(noneIfMissing);
      return found && { size: found.size };
    },
    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
    },
  };
}
