import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { badInput, PLATFORM, type RequestContext, unavailable } from "@civicgraph/kit";
import type { FastifyInstance } from "fastify";
import { processImage } from "../image/process-image.ts";
import { RefusedImage } from "../image/refused-image.ts";
import { turnstile } from "../image/turnstile.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { countAttempt } from "./count-attempt.ts";
import { receiveFile } from "./receive-file.ts";
import { storeDocument } from "./store-document.ts";

/** Two pictures at once leave half of libuv's threads to the disk and to name look-ups. */
const AT_ONCE = 2;
const MAX_WAITING = 30;

/** Where bodies lie while they are received. */
export const incomingFolder = (files: string): string => join(files, "incoming");

/** `POST /documents/upload`: one picture, multipart field `file`, from somebody signed in. Answers the receipt. */
export function uploadRoute(
  app: FastifyInstance,
  { files, store, contextOf }: { files: string; store: ObjectStore; contextOf(request: unknown): Promise<RequestContext> },
): void {
  const incoming = incomingFolder(files);
  const pass = turnstile({
    atOnce: AT_ONCE,
    maxWaiting: MAX_WAITING,
    onFull: () => {
      throw unavailable();
    },
  });
  app.post("/documents/upload", async (request, reply) => {
    const ctx = await contextOf(request);
    await countAttempt(ctx.viewer.requireId(), ctx);
    const megabytes = await ctx.setting<number>("documents.maxMegabytes", PLATFORM);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const path = join(incoming, randomUUID());
    try {
      const givenName = await receiveFile(request, path, megabytes);
      const image = await pass(() => processImage(path)).catch((error: unknown) => {
        throw error instanceof RefusedImage ? badInput({ path: "file", code: error.fault }) : error;
      });
      return reply.header("cache-control", "no-store").send(await storeDocument({ image, givenName }, store, ctx));
    } finally {
      await rm(path, { force: true });
    }
  });
}
