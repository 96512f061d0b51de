import { LOCALES, type SubgraphServices } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { sheetKey } from "../certificate/print-certificate.ts";
import { SIZES } from "../file/signed-url.ts";
import type { ObjectStore } from "../storage/object-store.ts";

const BATCH = 200;

export interface Removed {
  documents: number;
  certificates: number;
}

/**
 * Files of cases that came to their end longer ago than their service keeps them. One that hangs on several cases stays until all of them are that old:
 * an open case, one whose service keeps for ever, or one whose service is not known, holds it.
 */
const EXPIRED_DOCUMENTS = `
  select document.id from document
  where document.stored_at is not null and document.removed_at is null
    and exists (select from attachment where attachment.document_id = document.id)
    and not exists (
      select from attachment
        join attached_case on attached_case.id = attachment.case_id
        left join known_service on known_service.id = attached_case.service
      where attachment.document_id = document.id
        and (attached_case.final_at is null or known_service.documents_days is null
          or attached_case.final_at + known_service.documents_days * interval '1 day' > ?))
  order by document.created_at limit ${BATCH}`;

/** Certificates whose last day, or the day on which they were taken back, lies longer ago than their service keeps them. */
const EXPIRED_CERTIFICATES = `
  select certificate.id from certificate join known_service on known_service.id = certificate.service
  where known_service.certificates_years is not null
    and (coalesce(revoked_on, valid_to)::date + known_service.certificates_years * interval '1 year')::date < ?::date
  order by coalesce(revoked_on, valid_to) limit ${BATCH}`;

/**
 * Removes what has been kept long enough. Of a document its row stays and tells that it was there, what it was called and what its hash is; of a certificate
 * nothing stays but its signature on paper. Files go first: a crash only means that it is done again. Not while the consumer owes events, one of which may
 * open a case again.
 */
export async function removeExpired(services: SubgraphServices, store: ObjectStore): Promise<Removed> {
  const removed: Removed = { documents: 0, certificates: 0 };
  const parked = await services.db.selectFrom("parked_event").select("key").limit(1).execute();
  if (parked.length > 0) return removed;
  const found = (sql: string, value: unknown) => rawQuery<{ id: string }>(services.db, sql, [value]);
  for (
    let batch = await found(EXPIRED_DOCUMENTS, services.now());
    batch.length > 0;
    batch = await found(EXPIRED_DOCUMENTS, services.now())
  ) {
    for (const { id } of batch) for (const size of SIZES) await store.delete(`${id}/${size}`);
    const ids = batch.map(({ id }) => id);
    await services.transact((tx) => tx.query("update document set removed_at = ? where id = any(?::uuid[])", [services.now(), ids]));
    removed.documents += ids.length;
  }
  const today = dayInCity(services.now());
  for (let batch = await found(EXPIRED_CERTIFICATES, today); batch.length > 0; batch = await found(EXPIRED_CERTIFICATES, today)) {
    for (const { id } of batch)
      for (const locale of LOCALES) for (const revoked_on of [null, today]) await store.delete(sheetKey({ id, revoked_on }, locale));
    const ids = batch.map(({ id }) => id);
    await services.transact((tx) => tx.query("delete from certificate where id = any(?::uuid[])", [ids]));
    removed.certificates += ids.length;
  }
  return removed;
}
