import { randomUUID } from "node:crypto";
import { access, constants, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkedKey, type ObjectStore } from "./object-store.ts";

const noneIfMissing = (error: NodeJS.ErrnoException): null => {
  if (error.code === "ENOENT") return null;
  throw error;
};

/** Objects as files in a folder: written under another name, flushed, then renamed, so that a reader or a crash never sees half a file. */
export function diskStore(folder: string): ObjectStore {
  // The first two digits spread the files over 256 folders.
  const pathOf = (key: string) => join(folder, checkedKey(key).slice(0, 2), key);
  return {
    async put(key, content) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const temporary = `${path}.${randomUUID()}`;
      try {
        await writeFile(temporary, content, { flag: "wx", mode: 0o600, flush: true });
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async get(key) {
      const file = await open(pathOf(key)).catch(noneIfMissing);
      if (file === null) return null;
      const { size } = await file.stat();
      return { size, content: file.createReadStream() };
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
    async fault() {
      return mkdir(folder, { recursive: true, mode: 0o700 })
        .then(() => access(folder, constants.W_OK))
        .then(
          () => null,
          () => "cannot be written to",
        );
    },
  };
}
