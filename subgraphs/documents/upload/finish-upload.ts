import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { badInput, notFound, Refusal, type RequestContext } from "@civicgraph/kit";
import { endUpload, findUpload } from "./open-upload.ts";
import { type StoredDocument, storedDocument } from "./store-document.ts";
import type { TakePicture } from "./take-picture.ts";

/** Whether every byte that was announced has come. */
async function isWhole(path: string): Promise<boolean> {
  const [told, found] = await Promise.all([readFile(`${path}.json`, "utf8").catch(() => null), stat(path).catch(() => null)]);
  return told !== null && found !== null && (JSON.parse(told) as { size?: number }).size === found.size;
}

/**
 * Ends an upload that has come whole: the picture is taken as any other, under the upload's own id, so that a phone that did not hear the answer asks
 * again and gets the same document. What is refused is gone; where only the scanner or the store is away, the upload stays to be asked for again.
 */
export function finisher(folder: string, take: TakePicture): (id: string, ctx: RequestContext) => Promise<StoredDocument> {
  const underWay = new Map<string, Promise<StoredDocument>>();
  async function finish(id: string, ctx: RequestContext): Promise<StoredDocument> {
    const ownerId = ctx.viewer.requireId();
    const before = await storedDocument(id, ownerId, ctx);
    if (before) return before;
    const upload = await findUpload(id, ownerId, ctx);
    if (!upload) throw notFound();
    const path = join(folder, id);
    if (!(await isWhole(path))) throw badInput({ path: "file", code: "upload.unfinished" });
    try {
      const document = await take({ path, givenName: upload.name, documentId: id }, ctx);
      await endUpload(id, folder, ctx);
      return document;
    } catch (error) {
      if (error instanceof Refusal && error.code === "BAD_USER_INPUT") await endUpload(id, folder, ctx);
      throw error;
    }
  }
  return async (id, ctx) => {
    // Asked twice at once, by an impatient phone: done once. Of another person's upload nothing is told.
    const key = `${id} ${ctx.viewer.requireId()}`;
    const running = underWay.get(key) ?? finish(id, ctx).finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  };
}
