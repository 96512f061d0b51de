import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SubgraphServices } from "@civicgraph/kit";
import { SIZES } from "../file/signed-url.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { endOldUploads, piecesFolder } from "../upload/open-upload.ts";
import { incomingFolder } from "../upload/upload.route.ts";

/** A receipt holds for a day; a day later nothing can attach the document any more. */
const KEEP_MS = 48 * 3_600_000;
const BATCH = 200;
const INCOMING_MS = 3_600_000;

/**
 * Deletes uploads that were never attached to a case, uploads in pieces that were not ended within a day, and what a killed process left half received. No document while the consumer owes events:
 * one of them may attach a document. Files go first and the row last, so a crash only means that it is done again.
 */
export async function deleteUnattached(services: SubgraphServices, store: ObjectStore, files: string): Promise<number> {
  const now = services.now().getTime();
  await forgetFiles(incomingFolder(files), now - INCOMING_MS);
  await endOldUploads(piecesFolder(files), services);
  // What lost its row when a process was killed.
  await forgetFiles(piecesFolder(files), now - KEEP_MS);
  await services.transact((tx) => tx.query("delete from upload_attempt where at < ?", [new Date(now - 24 * 3_600_000)]));
  const parked = await services.db.selectFrom("parked_event").select("key").limit(1).execute();
  if (parked.length > 0) return 0;
  const rows = (await services.db
    .selectFrom("document")
    .select("id")
    .where("attached_at", "is", null)
    .where("created_at", "<", new Date(now - KEEP_MS))
    .orderBy("created_at")
    .limit(BATCH)
    .execute()) as { id: string }[];
  for (const { id } of rows) {
    for (const size of SIZES) await store.delete(`${id}/${size}`);
    await services.transact((tx) => tx.query("delete from document where id = ? and attached_at is null", [id]));
  }
  return rows.length;
}

async function forgetFiles(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}
