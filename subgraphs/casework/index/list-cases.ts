import {
  type Connection,
  decodeCursor,
  forbidden,
  isUuid,
  localizedText,
  pageSize,
  type RequestContext,
  stateOf,
  toConnection,
} from "@civicgraph/kit";
import { type RawBuilder, sql } from "kysely";
import { readServices, type ServiceDocument, serviceTranslate } from "../registry/read-services.ts";
import type { CaseCount, CaseFilter, IndexedCase } from "./case.type.ts";
import { scopeSql } from "./row-scope.ts";
import { slaOf } from "./sla.ts";

export interface IndexRow {
  id: string;
  service: string;
  type_name: string;
  number: string;
  city: string;
  state: string;
  state_kind: string;
  summary: Record<string, string>;
  department: string | null;
  ward: string | null;
  filer_id: string;
  assignee_ids: string[];
  filed_at: Date;
  due_at: Date | null;
  closed_at: Date | null;
}

const columns = [
  "id",
  "service",
  "type_name",
  "number",
  "city",
  "state",
  "state_kind",
  "summary",
  "department",
  "ward",
  "filer_id",
  "assignee_ids",
  "filed_at",
  "due_at",
  "closed_at",
];
const MAX_COUNT = 10_000;
const urgency = sql<Date>`coalesce(due_at, 'infinity'::timestamptz)`;

/** A row as the graph shows it: the head, resolved here at once, whatever its type. */
export function toCase(row: IndexRow, services: ServiceDocument[], ctx: RequestContext): IndexedCase & { __typename: string } {
  const service = services.find((one) => one.service === row.service);
  const t = serviceTranslate(service, ctx);
  return {
    __typename: row.type_name,
    id: row.id,
    number: row.number,
    service: row.service,
    city: { code: row.city },
    state: service ? stateOf(service.workflow, row.state, t) : { code: row.state, label: row.state, kind: row.state_kind },
    filedAt: row.filed_at,
    dueAt: row.due_at,
    closedAt: row.closed_at,
    filedBy: { id: row.filer_id, name: null },
    assignees: row.assignee_ids.map((id) => ({ id })),
    summary: localizedText(row.summary, ctx.locale),
    timeline: null,
    sla: slaOf({ filedAt: row.filed_at, dueAt: row.due_at, closed: row.state_kind !== "open" && row.state_kind !== "waiting" }, ctx.now()),
    queue: { department: row.department, ward: row.ward },
  };
}

function conditions(filter: CaseFilter | null, ctx: RequestContext): RawBuilder<boolean>[] {
  const found: RawBuilder<boolean>[] = [];
  if (filter?.city) found.push(sql`city = ${filter.city}`);
  if (filter?.service) found.push(sql`service = ${filter.service}`);
  if (filter?.department) found.push(sql`department = ${filter.department}`);
  if (filter?.ward) found.push(sql`ward = ${filter.ward}`);
  if (filter?.assignedToMe) found.push(sql`assignee_ids @> ${[ctx.viewer.requireId()]}::uuid[]`);
  if (filter?.number)
    found.push(
      sql`number like ${`${filter.number
        .trim()
        .toUpperCase()
        .replace(/[\\%_]/g, "\\$&")}%`}`,
    );
  if (filter?.state) found.push(sql`state = ${filter.state}`);
  // Each kind by equality, so that the index of the inbox is read in order.
  else if (filter?.closed) found.push(sql`state_kind in ('done', 'refused', 'final')`);
  else if (!filter?.number) found.push(sql`state_kind in ('open', 'waiting')`);
  if (filter?.overdue) found.push(sql`due_at < ${ctx.now()}`);
  return found;
}

async function count(where: RawBuilder<unknown>, ctx: RequestContext): Promise<number> {
  const { rows } = await sql<{
    count: string;
  }>`select count(*) as count from (select 1 from case_index where ${where} limit ${MAX_COUNT}) found`.execute(ctx.db);
  return Number(rows[0]?.count ?? 0);
}

/** Cases in the viewer's scope, the most urgent first. */
export async function listCases(
  filter: CaseFilter | null,
  page: { first?: number | null; after?: string | null },
  ctx: RequestContext,
): Promise<Connection<IndexedCase>> {
  ctx.viewer.requireId();
  if (!ctx.viewer.isEmployee) throw forbidden();
  const size = pageSize(page.first);
  const after = decodeCursor(page.after, ["instantOrNull", "uuid"]);
  const services = await readServices(ctx);
  const where = sql.join([scopeSql(ctx, services), ...conditions(filter, ctx)], sql` and `);
  const beyond = after ? sql` and (${urgency}, id) > (${after[0] ?? "infinity"}::timestamptz, ${after[1]}::uuid)` : sql``;
  const { rows } =
    await sql<IndexRow>`select ${sql.join(columns.map((one) => sql.ref(one)))} from case_index where ${where}${beyond} order by ${urgency}, id limit ${size + 1}`.execute(
      ctx.db,
    );
  return toConnection(
    rows.map((row) => toCase(row, services, ctx)),
    size,
    () => count(where, ctx),
    (one) => [one.dueAt?.toISOString() ?? null, one.id],
  );
}

/** The viewer's own cases, newest first. */
export async function listMyCases(
  page: { first?: number | null; after?: string | null },
  ctx: RequestContext,
): Promise<Connection<IndexedCase>> {
  const viewerId = ctx.viewer.requireId();
  const size = pageSize(page.first);
  const after = decodeCursor(page.after, ["instant", "uuid"]);
  const beyond = after ? sql` and (filed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const [services, rows] = await Promise.all([
    readServices(ctx),
    sql<IndexRow>`select ${sql.join(columns.map((one) => sql.ref(one)))} from case_index where filer_id = ${viewerId}${beyond} order by filed_at desc, id desc limit ${size + 1}`.execute(
      ctx.db,
    ),
  ]);
  return toConnection(
    rows.rows.map((row) => toCase(row, services, ctx)),
    size,
    () => count(sql`filer_id = ${viewerId}`, ctx),
    (one) => [one.filedAt.toISOString(), one.id],
  );
}

/** How many cases stand in which state, in the viewer's scope. */
export async function countCases(filter: CaseFilter | null, ctx: RequestContext): Promise<CaseCount[]> {
  ctx.viewer.requireId();
  if (!ctx.viewer.isEmployee) throw forbidden();
  const services = await readServices(ctx);
  const where = sql.join([scopeSql(ctx, services), ...conditions({ ...filter, state: null }, ctx)], sql` and `);
  const { rows } = await sql<{ service: string; state: string; state_kind: string; count: string; overdue: string }>`
    select service, state, state_kind, count(*) as count, count(*) filter (where due_at < ${ctx.now()}) as overdue
    from case_index where ${where} group by service, state, state_kind order by service, state`.execute(ctx.db);
  return rows.map((row) => {
    const service = services.find((one) => one.service === row.service);
    const state = service
      ? stateOf(service.workflow, row.state, serviceTranslate(service, ctx))
      : { code: row.state, label: row.state, kind: row.state_kind };
    return { service: row.service, state, count: Number(row.count), overdue: Number(row.overdue) };
  });
}

/** Cases by id for `_entities`: the reader's right to each is checked here, whatever the representation says. */
export async function casesById(ids: readonly string[], ctx: RequestContext): Promise<(IndexedCase | null)[]> {
  if (ctx.viewer.id === null) return ids.map(() => null);
  const services = await readServices(ctx);
  const scope = ctx.viewer.isEmployee ? scopeSql(ctx, services) : sql<boolean>`filer_id = ${ctx.viewer.id}`;
  const { rows } =
    await sql<IndexRow>`select ${sql.join(columns.map((one) => sql.ref(one)))} from case_index where id = any(${ids.filter(isUuid)}::uuid[]) and ${scope}`.execute(
      ctx.db,
    );
  const byId = new Map(rows.map((row) => [row.id, toCase(row, services, ctx)]));
  return ids.map((id) => byId.get(id) ?? null);
}
