import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { PLATFORM, type RequestContext } from "@civicgraph/kit";
import type { FastifyInstance } from "fastify";
import { countAttempt } from "./count-attempt.ts";
import { receiveFile } from "./receive-file.ts";
import type { TakePicture } from "./take-picture.ts";

/** Where bodies lie while they are received. */
export const incomingFolder = (files: string): string => join(files, "incoming");

/** `POST /documents/upload`: one picture, multipart field `file`, from somebody signed in. Answers the receipt. */
export function uploadRoute(
  app: FastifyInstance,
  { files, take, contextOf }: { files: string; take: TakePicture; contextOf(request: unknown): Promise<RequestContext> },
): void {
  const incoming = incomingFolder(files);
  app.post("/documents/upload", async (request, reply) => {
    const ctx = await contextOf(request);
    await countAttempt(ctx.viewer.requireId(), ctx);
    const megabytes = await ctx.setting<number>("documents.maxMegabytes", PLATFORM);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const path = join(incoming, randomUUID());
    try {
      const givenName = await receiveFile(request, path, megabytes);
      return reply.header("cache-control", "no-store").send(await take({ path, givenName, documentId: randomUUID() }, ctx));
    } finally {
      await rm(path, { force: true });
    }
  });
}
