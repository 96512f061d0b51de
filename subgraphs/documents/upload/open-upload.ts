import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { SubgraphServices } from "@civicgraph/kit";

/** Uploads in pieces that one person may leave open: a new one ends the oldest. */
const MAX_OPEN = 10;
/** How long an upload in pieces may take, from its beginning to its receipt. */
export const OPEN_HOURS = 24;

export interface OpenUpload {
  id: string;
  ownerId: string;
  /** As its sender calls the file. */
  name: string;
}

/** Where the pieces of uploads lie until all of them have come. */
export const piecesFolder = (files: string): string => join(files, "pieces");

/** Takes away what has come of an upload. */
export async function deletePieces(folder: string, id: string): Promise<void> {
  for (const name of [id, `${id}.json`]) await rm(join(folder, name), { force: true });
}

/** Begins an upload; the person's oldest ones beyond what they may leave open end. */
export async function openUpload({ id, ownerId, name }: OpenUpload, folder: string, services: SubgraphServices): Promise<void> {
  const ended = await services.transact(async (tx) => {
    await tx.query("insert into open_upload (id, owner_id, name, created_at) values (?, ?, ?, ?)", [id, ownerId, name, services.now()]);
    return tx.query<{ id: string }>(
      "delete from open_upload where id in (select id from open_upload where owner_id = ? order by created_at desc, id = ? desc offset ?) returning id",
      [ownerId, id, MAX_OPEN],
    );
  });
  for (const one of ended) await deletePieces(folder, one.id);
}

/** The upload of that id, if this person began it; else null, whether it exists or not. */
export async function findUpload(id: string, ownerId: string, services: SubgraphServices): Promise<OpenUpload | null> {
  const row = (await services.db
    .selectFrom("open_upload")
    .select("name")
    .where("id", "=", id)
    .where("owner_id", "=", ownerId)
    .executeTakeFirst()) as { name: string } | undefined;
  return row ? { id, ownerId, name: row.name } : null;
}

/** Ends an upload, finished or given up. */
export async function endUpload(id: string, folder: string, services: SubgraphServices): Promise<void> {
  // The file first: a row without one is swept, a file without a row would only be found by its age.
  await deletePieces(folder, id);
  await services.transact((tx) => tx.query("delete from open_upload where id = ?", [id]));
}

/** Ends the uploads that were begun more than a day ago; answers how many. */
export async function endOldUploads(folder: string, services: SubgraphServices): Promise<number> {
  const before = new Date(services.now().getTime() - OPEN_HOURS * 3_600_000);
  const old = (await services.db.selectFrom("open_upload").select("id").where("created_at", "<", before).execute()) as { id: string }[];
  for (const { id } of old) await endUpload(id, folder, services);
  return old.length;
}
