import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { badInput } from "@civicgraph/kit";
import type { FastifyRequest } from "fastify";

/** A slow phone gets two minutes for its photo. */
const RECEIVE_MS = 120_000;
/** What a multipart body holds beside its file: boundaries and a name. */
const ENVELOPE_BYTES = 64 * 1024;

const refused = (code: string, values?: Record<string, number>) => badInput({ path: "file", code, values });

/** Writes the one file of a multipart body to `path` as it comes, stopping where it grows beyond the limit; answers the name its sender gave it. */
export async function receiveFile(request: FastifyRequest, path: string, megabytes: number): Promise<string> {
  const limit = megabytes * 2 ** 20;
  const tooLarge = () => refused("upload.tooLarge", { max: megabytes });
  if (!request.isMultipart()) throw refused("field.required");
  // What is announced larger need not be received.
  if (Number(request.headers["content-length"] ?? 0) > limit + ENVELOPE_BYTES) throw tooLarge();
  const part = await request.file({ limits: { fileSize: limit } }).catch(() => {
    throw refused("upload.unfinished");
  });
  if (part?.fieldname !== "file") throw refused("field.required");
  await pipeline(part.file, createWriteStream(path, { flags: "wx", mode: 0o600 }), { signal: AbortSignal.timeout(RECEIVE_MS) }).catch(
    () => {
      throw refused("upload.unfinished");
    },
  );
  if (part.file.truncated) throw tooLarge();
  return part.filename;
}
