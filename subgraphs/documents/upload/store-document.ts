import { createHash } from "node:crypto";
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

interface Row {
  name: string;
  content_type: string;
  width: number;
  height: number;
  size: number;
  sha256: string;
  created_at: Date;
}

/**
 * Keeps a picture and answers its receipt. The row comes first and says after the files that they lie: a crash in between leaves a row
 * that the sweeper finds, never a file that nobody knows of. The same document again, after such a crash, is written over.
 */
export async function storeDocument(
  { image, givenName, documentId }: { image: ProcessedImage; givenName: string; documentId: string },
  store: ObjectStore,
  ctx: RequestContext,
): Promise<StoredDocument> {
  const ownerId = ctx.viewer.requireId();
  const { full, thumbnail } = image;
  const sha256 = createHash("sha256").update(full.bytes).digest("hex");
  const name = documentName(givenName, full.contentType);
  const now = ctx.now();
  await ctx.transact((tx) =>
    tx.query(
      `insert into document (id, owner_id, name, content_type, size, width, height, sha256, thumbnail_type, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing`,
      [documentId, ownerId, name, full.contentType, full.bytes.length, full.width, full.height, sha256, thumbnail.contentType, now],
    ),
  );
  await Promise.all([store.put(`${documentId}/full`, full.bytes), store.put(`${documentId}/thumbnail`, thumbnail.bytes)]);
  await ctx.transact((tx) => tx.query("update document set stored_at = ? where id = ?", [ctx.now(), documentId]));
  const row: Row = {
    name,
    content_type: full.contentType,
    width: full.width,
    height: full.height,
    size: full.bytes.length,
    sha256,
    created_at: now,
  };
  return receiptOf(documentId, ownerId, row, ctx);
}

/** The document that this person's upload of that id became, with its receipt; null where it has not (yet). */
export async function storedDocument(documentId: string, ownerId: string, ctx: RequestContext): Promise<StoredDocument | null> {
  const row = (await ctx.db
    .selectFrom("document")
    .select(["name", "content_type", "width", "height", "size", "sha256", "created_at"])
    .where("id", "=", documentId)
    .where("owner_id", "=", ownerId)
    .where("stored_at", "is not", null)
    .executeTakeFirst()) as Row | undefined;
  return row ? receiptOf(documentId, ownerId, row, ctx) : null;
}

function receiptOf(documentId: string, ownerId: string, row: Row, ctx: RequestContext): StoredDocument {
  // From the day it came, however often it is asked for: the sweeper counts from there too.
  const expiresAt = new Date(row.created_at.getTime() + RECEIPT_HOURS * 3_600_000);
  return {
    id: signReceipt({ documentId, sha256: row.sha256, ownerId, expiresAt }, ctx.secrets.service),
    documentId,
    name: row.name,
    contentType: row.content_type,
    width: row.width,
    height: row.height,
    size: row.size,
  };
}
