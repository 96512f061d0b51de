import { join, resolve } from "node:path";

/** Folder of the files: `FILES_DIR`, else `files` in the data folder. */
export const filesFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  resolve(env.FILES_DIR || join(env.DATA_DIR || ".data", "files"));
