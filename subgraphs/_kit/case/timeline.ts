import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { RequestContext, Statement, Tx } from "../context.ts";
import type { CaseEvent } from "../graphql/case-types.ts";
import type { Translate } from "../locales.ts";
import { stateOf } from "./case-state.ts";

/** A step as it is stored. The hash covers every column but the personal texts themselves (comment, actor's name), which enter as salted digests. */
export interface TimelineRow {
  id: string;
  case_id: string;
  version: number;
  at: Date;
  action: string;
  from_state: string | null;
  to_state: string;
  actor_id: string | null;
  actor_kind: "citizen" | "employee" | "system";
  actor_name: string | null;
  actor_designation: string | null;
  /** Null where no name stands, and in steps older than the columns. */
  actor_salt: string | null;
  actor_digest: string | null;
  comment: string | null;
  comment_salt: string | null;
  comment_digest: string | null;
  attachments: string[];
  internal: boolean;
  previous_hash: string | null;
  hash: string;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** SHA-256 over RFC 8785 JSON of the step's columns and the hash of the step before. Comment and names can be erased and the chain still verifies. */
export function timelineHash(row: Omit<TimelineRow, "hash">): string {
  return sha256(
    canonicalize({
      id: row.id,
      case: row.case_id,
      version: row.version,
      at: row.at.toISOString(),
      action: row.action,
      from: row.from_state,
      to: row.to_state,
      actor: row.actor_id,
      kind: row.actor_kind,
      // Left out where there is none, as in steps older than it.
      ...(row.actor_digest === null ? {} : { by: row.actor_digest }),
      comment: row.comment_digest,
      attachments: row.attachments,
      internal: row.internal,
      previous: row.previous_hash,
    }) ?? "",
  );
}

export type NewStep = Omit<TimelineRow, "actor_salt" | "actor_digest" | "comment_salt" | "comment_digest" | "previous_hash" | "hash">;

const digestOf = (salt: string | null, text: string) => sha256(`${salt}${text}`);
const newSalt = () => randomBytes(16).toString("hex");
const actorText = (row: Pick<TimelineRow, "actor_name" | "actor_designation">) => JSON.stringify([row.actor_name, row.actor_designation]);
const isNamed = (row: Pick<TimelineRow, "actor_name" | "actor_designation">) => row.actor_name !== null || row.actor_designation !== null;

/** The step with the digests of its personal texts, chained to the one before: all but where it is stored. */
export function sealStep(step: NewStep, previousHash: string | null): TimelineRow {
  const actorSalt = isNamed(step) ? newSalt() : null;
  const commentSalt = step.comment === null ? null : newSalt();
  const row = {
    ...step,
    actor_salt: actorSalt,
    actor_digest: isNamed(step) ? digestOf(actorSalt, actorText(step)) : null,
    comment_salt: commentSalt,
    comment_digest: step.comment === null ? null : digestOf(commentSalt, step.comment),
    previous_hash: previousHash,
  };
  return { ...row, hash: timelineHash(row) };
}

/** The statement that appends a step in the caller's transaction; the case's row is locked, so the chain cannot fork. */
export async function nextStep(tx: Tx, step: NewStep, first: boolean): Promise<Statement> {
  const previous = first
    ? []
    : await tx.query<{ hash: string }>("select hash from case_event where case_id = ? order by version desc limit 1", [step.case_id]);
  const row = sealStep(step, previous[0]?.hash ?? null);
  return {
    sql: `insert into case_event (id, case_id, version, at, action, from_state, to_state, actor_id, actor_kind, actor_name, actor_designation, actor_salt, actor_digest, comment, comment_salt, comment_digest, attachments, internal, previous_hash, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)`,
    values: [
      row.id,
      row.case_id,
      row.version,
      row.at,
      row.action,
      row.from_state,
      row.to_state,
      row.actor_id,
      row.actor_kind,
      row.actor_name,
      row.actor_designation,
      row.actor_salt,
      row.actor_digest,
      row.comment,
      row.comment_salt,
      row.comment_digest,
      JSON.stringify(row.attachments),
      row.internal,
      row.previous_hash,
      row.hash,
    ],
  };
}

/** The first step of a chain that does not verify, or null where all do. */
export function firstBrokenStep(rows: TimelineRow[]): TimelineRow | null {
  let previous: string | null = null;
  for (const row of rows) {
    const commentHolds = row.comment === null || row.comment_digest === digestOf(row.comment_salt, row.comment);
    const actorHolds = !isNamed(row) || row.actor_digest === null || row.actor_digest === digestOf(row.actor_salt, actorText(row));
    if (row.previous_hash !== previous || timelineHash(row) !== row.hash || !commentHolds || !actorHolds) return row;
    previous = row.hash;
  }
  return null;
}

/** A step as a story tells it: "Assigned", not the verb of its button, where the service has words for both. */
function happened(t: Translate, action: string): string {
  const key = `happened.${action}`;
  const told = t(key);
  return told === key ? t(`action.${action}`) : told;
}

/** The timeline in the reader's language; steps that are internal are left out for the filer. One query for all cases of the request. */
export async function readTimeline(
  { id: caseId, filerId, service }: { id: string; filerId: string; service: string },
  ctx: RequestContext,
): Promise<CaseEvent[]> {
  const rows = await ctx
    .loader<string, TimelineRow[]>("timeline", async (ids) => {
      const all = await ctx.db
        .selectFrom("case_event")
        .selectAll()
        .where("case_id", "in", [...ids])
        .orderBy("version")
        .execute();
      return ids.map((id) => (all as TimelineRow[]).filter((row) => row.case_id === id));
    })
    .load(caseId);
  const workflow = ctx.workflow(service);
  return (rows ?? [])
    .filter((row) => !row.internal || ctx.viewer.id !== filerId)
    .map((row) => ({
      id: row.id,
      at: row.at,
      action: { code: row.action, label: happened(ctx.t, row.action) },
      from: row.from_state ? stateOf(workflow, row.from_state, ctx.t) : null,
      to: stateOf(workflow, row.to_state, ctx.t),
      actor: { kind: row.actor_kind, name: row.actor_name, designation: row.actor_designation },
      comment: row.comment,
      attachments: row.attachments.map((id) => ({ id })),
    }));
}
