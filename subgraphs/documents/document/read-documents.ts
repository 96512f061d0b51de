import { mayReadCase, type RequestContext } from "@civicgraph/kit";
import { sql } from "kysely";
import type { Document } from "./document.type.ts";
import { signedPath } from "./signed-url.ts";

interface Row {
  id: string;
  owner_id: string;
  name: string;
  content_type: string;
  size: number;
  width: number;
  height: number;
  cases: { service: string; city: string; department: string | null; ward: string | null; filerId: string; assigneeIds: string[] }[];
}

/** Documents by id: for who sent them and for who may see a case they are attached to, by our own record of it. */
export async function documentsById(ids: readonly string[], ctx: RequestContext): Promise<(Document | null)[]> {
  const nothing = (id: string): Document => ({
    id,
    name: null,
    contentType: null,
    size: null,
    width: null,
    height: null,
    url: null,
    thumbnailUrl: null,
  });
  const valid = ids.filter((id) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id));
  if (ctx.viewer.id === null || valid.length === 0) return ids.map(nothing);
  const { rows } = await sql<Row>`
    select d.id, d.owner_id, d.name, d.content_type, d.size, d.width, d.height,
      coalesce(json_agg(json_build_object('service', c.service, 'city', c.city, 'department', c.department, 'ward', c.ward, 'filerId', c.filer_id, 'assigneeIds', c.assignee_ids))
        filter (where c.case_id is not null), '[]') as cases
    from document d left join attachment a on a.document_id = d.id left join attached_case c on c.case_id = a.case_id
    where d.id = any(${valid}::uuid[]) group by d.id`.execute(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const now = ctx.now();
  return ids.map((id) => {
    const row = byId.get(id);
    const allowed = row && (row.owner_id === ctx.viewer.id || row.cases.some((one) => mayReadCase(ctx.viewer, one, `${one.service}.read`)));
    if (!allowed) return nothing(id);
    return {
      id,
      name: row.name,
      contentType: row.content_type,
      size: row.size,
      width: row.width,
      height: row.height,
      url: signedPath(id, "full", now, ctx.secrets.service),
      thumbnailUrl: signedPath(id, "thumbnail", now, ctx.secrets.service),
    };
  });
}
