import { badInput, type RequestContext, unavailable } from "@civicgraph/kit";
import { processImage } from "../image/process-image.ts";
import { RefusedImage } from "../image/refused-image.ts";
import { turnstile } from "../image/turnstile.ts";
import type { Scanner } from "../scan/scanner.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { type StoredDocument, storeDocument } from "./store-document.ts";

/** Two pictures at once leave half of libuv's threads to the disk and to name look-ups. */
const AT_ONCE = 2;
const MAX_WAITING = 30;

export interface ReceivedFile {
  path: string;
  /** As its sender calls it. */
  givenName: string;
  documentId: string;
}

export type TakePicture = (file: ReceivedFile, ctx: RequestContext) => Promise<StoredDocument>;

/** What becomes of a file that has come whole, by whichever way: judged, made harmless, kept. Some at once; the others wait. */
export function pictureTaker(store: ObjectStore, scanner: Scanner | null): TakePicture {
  const pass = turnstile({
    atOnce: AT_ONCE,
    maxWaiting: MAX_WAITING,
    onFull: () => {
      throw unavailable();
    },
  });
  return async ({ path, givenName, documentId }, ctx) => {
    const image = await pass(async () => {
      // Before the decoders see it.
      const found = (await scanner?.scan(path)) ?? null;
      if (found !== null) {
        ctx.log.warn({ found }, "an infected upload is refused");
        throw badInput({ path: "file", code: "upload.infected" });
      }
      return processImage(path);
    }).catch((error: unknown) => {
      throw error instanceof RefusedImage ? badInput({ path: "file", code: error.fault }) : error;
    });
    return storeDocument({ image, givenName, documentId }, store, ctx);
  };
}
