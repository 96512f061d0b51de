import { createHash, randomUUID } from "node:crypto";
import { badInput, type RequestContext, rateLimited } from "@civicgraph/kit";
import { signReceipt } from "@civicgraph/kit/receipts";
import type { Storage } from "../storage/storage.ts";
import { ImageRefused, processImage } from "./process-image.ts";

/** How long a receipt may wait to be attached. */
const RECEIPT_HOURS = 24;

export interface Uploaded {
  id: string;
  documentId: string;
  contentType: string;
  width: number;
  height: number;
  size: number;
}

/** Takes a photo of somebody who is signed in and answers a signed receipt for it. */
export async function storeUpload(file: { bytes: Buffer; name: string }, storage: Storage, ctx: RequestContext): Promise<Uploaded> {
  const ownerId = ctx.viewer.requireId();
  const limit = await ctx.setting<number>("documents.uploadsPerHour", "pb");
  const recent = await ctx.db
    .selectFrom("document")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("owner_id", "=", ownerId)
    .where("created_at", ">", new Date(ctx.now().getTime() - 3_600_000))
    .executeTakeFirst();
  if (Number(recent?.count ?? 0) >= limit) throw rateLimited(3600);
  const image = await processImage(file.bytes).catch((error: unknown) => {
    if (error instanceof ImageRefused) throw badInput({ path: "file", code: error.key });
    throw error;
  });
  const documentId = randomUUID();
  const sha256 = createHash("sha256").update(image.full).digest("hex");
  const now = ctx.now();
  // Bytes first: a row without its file would be a broken promise; a file without its row is swept.
  await storage.put(`${documentId}/full`, image.full);
  await storage.put(`${documentId}/thumbnail`, image.thumbnail);
  await ctx.transact((tx) =>
    tx.query(
      "insert into document (id, owner_id, name, content_type, size, width, height, sha256, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        documentId,
        ownerId,
        file.name.replace(/[^\p{L}\p{N}._ -]/gu, "").slice(0, 100) || "photo",
        image.contentType,
        image.full.length,
        image.width,
        image.height,
        sha256,
        now,
      ],
    ),
  );
  const expiresAt = new Date(now.getTime() + RECEIPT_HOURS * 3_600_000);
  return {
    id: signReceipt({ documentId, sha256, ownerId, expiresAt }, ctx.secrets.service),
    documentId,
    contentType: image.contentType,
    width: image.width,
    height: image.height,
    size: image.full.length,
  };
}
