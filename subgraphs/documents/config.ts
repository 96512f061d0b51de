import { join, resolve } from "node:path";
import { z } from "zod";

const environment = z
  .object({
    DATA_DIR: z.string().default(".data"),
    /** Folder of the files, and of uploads while they come in; else `files` in the data folder. */
    FILES_DIR: z.string().optional(),
    /** Where files are kept: in that folder, or in a bucket of a server that speaks S3. */
    FILES_STORE: z.enum(["disk", "s3"]).default("disk"),
    /** Address of the bucket: `https://s3.example/civic-files`, or `https://civic-files.s3.ap-south-1.amazonaws.com`. */
    FILES_S3_BUCKET_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** As the server calls itself; most that are not Amazon's take any. */
    FILES_S3_REGION: z.string().default("us-east-1"),
    FILES_S3_ACCESS_KEY_ID: z.string().optional(),
    FILES_S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** ClamAV's daemon, which looks into each upload first: `127.0.0.1:3310`, or the path of its socket. Unset: nothing looks. */
    CLAMD_ADDRESS: z
      .string()
      .regex(/^(\/.+|[^/:]+:\d{1,5}|\[[\da-fA-F:]+\]:\d{1,5})$/, "host:port, or the path of a socket")
      .optional(),
    /** Address under which the public reaches this installation: in the codes of certificates. */
    PUBLIC_URL: z.url().default("http://localhost:3000"),
  })
  .superRefine((given, ctx) => {
    if (given.FILES_STORE !== "s3") return;
    for (const name of ["FILES_S3_BUCKET_URL", "FILES_S3_ACCESS_KEY_ID", "FILES_S3_SECRET_ACCESS_KEY"] as const)
      if (!given[name]) ctx.addIssue({ code: "custom", path: [name], message: "needed where FILES_STORE is s3" });
  });

export interface S3Settings {
  /** Of the bucket. */
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** The settings of documents from the environment; every fault of it is named at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  // An empty variable means "not set": shells and compose files leave such behind.
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  if (!parsed.success) throw new Error(`the environment of documents is not right:\n${z.prettifyError(parsed.error)}`);
  const given = parsed.data;
  const s3: S3Settings | null =
    given.FILES_STORE === "s3"
      ? {
          url: given.FILES_S3_BUCKET_URL as string,
          region: given.FILES_S3_REGION,
          accessKeyId: given.FILES_S3_ACCESS_KEY_ID as string,
          secretAccessKey: given.FILES_S3_SECRET_ACCESS_KEY as string,
        }
      : null;
  const filesFolder = resolve(given.FILES_DIR ?? join(given.DATA_DIR, "files"));
  return { filesFolder, s3, clamdAddress: given.CLAMD_ADDRESS ?? null, publicUrl: given.PUBLIC_URL };
}
