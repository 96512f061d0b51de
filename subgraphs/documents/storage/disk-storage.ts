import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Storage } from "./storage.ts";

const missing = (error: NodeJS.ErrnoException) => {
  if (error.code === "ENOENT") return null;
  throw error;
};

/** Files in a folder, written whole or not at all: to a new name, flushed, then renamed. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    if (!/^[0-9a-f-]{36}\/[a-z]+$/.test(key)) throw new Error("not a key of ours");
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomUUID()}`;
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    },
    get: (key) => readFile(pathOf(key)).catch(missing),
    delete: (key) => rm(pathOf(key), { force: true }),
  };
}
