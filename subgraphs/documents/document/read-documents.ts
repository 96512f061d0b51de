import type { RequestContext } from "@civicgraph/kit";
import { sql } from "kysely";
import { type HangingCase, mayReadDocument } from "./document.policy.ts";
import { Document } from "./document.type.ts";

interface Row {
  id: string;
  owner_id: string;
  name: string;
  content_type: string;
  size: number;
  width: number;
  height: number;
  sha256: string;
  removed_at: Date | null;
  cases: HangingCase[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function toDocument(row: Row): Document {
  return Object.assign(new Document(), {
    id: row.id,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    width: row.width,
    height: row.height,
    sha256: row.sha256,
    removedAt: row.removed_at,
  });
}

/** Documents by id, null where there is none or no right. The right follows from our own record, whatever the representation says. */
export async function documentsById(ids: readonly string[], ctx: RequestContext): Promise<(Document | null)[]> {
  const wanted = ids.map((id) => id.toLowerCase());
  const valid = wanted.filter((id) => UUID.test(id));
  if (ctx.viewer.id === null || valid.length === 0) return ids.map(() => null);
  const { rows } = await sql<Row>`
    select document.id, owner_id, name, content_type, size, width, height, sha256, removed_at,
      coalesce(json_agg(json_build_object('city', city, 'department', department, 'ward', ward, 'filerId', filer_id, 'assigneeIds', assignee_ids,
        'internal', internal, 'readPermission', read_permission)) filter (where attached_case.id is not null), '[]') as cases
    from document
      left join attachment on attachment.document_id = document.id
      left join attached_case on attached_case.id = attachment.case_id
      left join known_service on known_service.id = attached_case.service
    where document.id = any(${valid}::uuid[]) and stored_at is not null
    group by document.id`.execute(ctx.db);
  const readable = rows.filter((row) => mayReadDocument(ctx.viewer, { ownerId: row.owner_id, cases: row.cases }));
  const byId = new Map(readable.map((row) => [row.id, toDocument(row)]));
  return wanted.map((id) => byId.get(id) ?? null);
}
