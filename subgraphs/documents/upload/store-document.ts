import { createHash, randomUUID } from "node:crypto";
import type { RequestContext } from "@civicgraph/kit";
import { signReceipt } from "@civicgraph/kit/receipts";
import type { ProcessedImage } from "../image/process-image.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { documentName } from "./document-name.ts";

/** How long an upload may wait to be attached to a case. */
export const RECEIPT_HOURS = 24;

export interface StoredDocument {
  /** The signed receipt: what a client puts into `attachments`. */
  id: string;
  documentId: string;
  name: string;
  contentType: string;
  width: number;
  height: number;
  size: number;
}

/**
 * Keeps a picture and answers its receipt. The row comes first and says after the files that they lie: a crash in between leaves a row
 * that the sweeper finds, never a file that nobody knows of.
 */
export async function storeDocument(
  { image, givenName }: { image: ProcessedImage; givenName: string },
  store: ObjectStore,
  ctx: RequestContext,
): Promise<StoredDocument> {
  const ownerId = ctx.viewer.requireId();
  const { full, thumbnail } = image;
  const documentId = randomUUID();
  const sha256 = createHash("sha256").update(full.bytes).digest("hex");
  const name = documentName(givenName, full.contentType);
  const now = ctx.now();
  await ctx.transact((tx) =>
    tx.query(
      `insert into document (id, owner_id, name, content_type, size, width, height, sha256, thumbnail_type, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [documentId, ownerId, name, full.contentType, full.bytes.length, full.width, full.height, sha256, thumbnail.contentType, now],
    ),
  );
  await Promise.all([store.put(`${documentId}/full`, full.bytes), store.put(`${documentId}/thumbnail`, thumbnail.bytes)]);
  await ctx.transact((tx) => tx.query("update document set stored_at = ? where id = ?", [ctx.now(), documentId]));
  const expiresAt = new Date(now.getTime() + RECEIPT_HOURS * 3_600_000);
  return {
    id: signReceipt({ documentId, sha256, ownerId, expiresAt }, ctx.secrets.service),
    documentId,
    name,
    contentType: full.contentType,
    width: full.width,
    height: full.height,
    size: full.bytes.length,
  };
}
