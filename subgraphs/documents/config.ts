import { resolve } from "node:path";

/** Folder of the files; a disk today, a bucket behind the same interface. */
export const filesFolder = (env: NodeJS.ProcessEnv = process.env): string => resolve(env.FILES_DIR ?? ".data/files");
