import { type Connection, decodeCursor, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { sql } from "kysely";
import type { Audience } from "../audience/audiences.ts";
import { readKnowledge } from "../template/knowledge.ts";
import { renderNotice } from "../template/render-notice.ts";
import type { Notification } from "./notification.type.ts";

const MAX_COUNT = 10_000;
const MAX_UNREAD = 1000;

interface Row {
  id: string;
  audience: Audience;
  action: string;
  state: string;
  state_kind: string;
  due_at: Date | null;
  rating: number | null;
  summary: Record<string, string>;
  service: string;
  case_id: string;
  case_number: string;
  city: string;
  at: Date;
  read_at: Date | null;
}

/** A person's notifications, newest first, each in the reader's language. */
export async function readNotifications(
  personId: string,
  page: { first?: number | null; after?: string | null },
  ctx: RequestContext,
): Promise<Connection<Notification>> {
  const size = pageSize(page.first);
  const after = decodeCursor(page.after, ["serial"]);
  let query = ctx.db.selectFrom("notification").selectAll().where("person_id", "=", personId);
  if (after) query = query.where("id", "<", String(after[0]));
  const [rows, knowledge] = await Promise.all([
    query
      .orderBy("id", "desc")
      .limit(size + 1)
      .execute() as Promise<unknown> as Promise<Row[]>,
    readKnowledge(ctx),
  ]);
  const nodes = rows.map((row) => ({
    id: row.id,
    ...renderNotice({ ...row, stateKind: row.state_kind, dueAt: row.due_at, number: row.case_number }, ctx.locale, knowledge),
    at: row.at,
    read: row.read_at !== null,
    case: row.audience === "payer" ? null : { service: row.service, id: row.case_id, number: row.case_number },
    payment: row.audience === "payer" ? row.case_id : null,
  }));
  const count = async () => {
    const counted = await sql<{
      count: string;
    }>`select count(*) as count from (select from notification where person_id = ${personId} limit ${MAX_COUNT}) found`.execute(ctx.db);
    return Number(counted.rows[0]?.count ?? 0);
  };
  return toConnection(nodes, size, count, (one) => [one.id]);
}

export async function countUnread(personId: string, ctx: RequestContext): Promise<number> {
  const { rows } = await sql<{
    count: string;
  }>`select count(*) as count from (select from notification where person_id = ${personId} and read_at is null limit ${MAX_UNREAD}) found`.execute(
    ctx.db,
  );
  return Number(rows[0]?.count ?? 0);
}
