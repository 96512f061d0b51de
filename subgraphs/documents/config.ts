import { join, resolve } from "node:path";
import { z } from "zod";

/** Folder of the files: `FILES_DIR`, else `files` in the data folder. */
export const filesFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  resolve(env.FILES_DIR || join(env.DATA_DIR || ".data", "files"));

/** Address under which the public reaches this installation: in the codes of certificates. `PUBLIC_URL`. */
export const publicUrl = (env: NodeJS.ProcessEnv = process.env): string => z.url().default("http://localhost:3000").parse(env.PUBLIC_URL);
