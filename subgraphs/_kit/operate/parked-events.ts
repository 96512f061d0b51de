import type { RequestContext } from "../context.ts";
import { badInput, forbidden } from "../errors.ts";
import type { ParkedEventAnswer } from "./contract.ts";
import { operatePermission } from "./contract-permissions.ts";

const SHOWN = 100;

interface Row {
  consumer: string;
  source: string;
  type: string;
  key: string;
  at: Date;
  attempts: number;
  next_try_at: Date;
  error: string;
  waiting: string;
}

/** Names the event that holds back its key, with one reader of one log. */
const idOf = (row: Pick<Row, "consumer" | "source" | "key">): string =>
  Buffer.from(JSON.stringify([row.consumer, row.source, row.key])).toString("base64url");

function partsOf(id: string): [consumer: string, source: string, key: string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === "string"))
      return parts as [string, string, string];
  } catch {}
  throw badInput({ path: "ids", code: "field.invalid" });
}

/** The right counts where it is held for a whole state. */
export function requireOperator(ctx: RequestContext): void {
  ctx.viewer.requireId();
  if (!ctx.viewer.citiesWhere(operatePermission(ctx.name)).some((code) => !code.includes("."))) throw forbidden();
}

/** The oldest parked event of each key, and how many wait behind it. Never a payload. */
export async function listParkedEvents(ctx: RequestContext): Promise<{ events: ParkedEventAnswer[]; total: number }> {
  requireOperator(ctx);
  return ctx.transact(async (tx) => {
    const rows = await tx.query<Row>(
      `select * from (
         select distinct on (consumer, source, key) consumer, source, type, key, at, attempts, next_try_at, error,
           count(*) over (partition by consumer, source, key) - 1 as waiting
         from parked_event order by consumer, source, key, epoch, xid, seq) oldest
       order by at, key limit ${SHOWN}`,
    );
    const [count] = await tx.query<{ total: string }>("select count(distinct (consumer, source, key)) as total from parked_event");
    return { total: Number(count?.total ?? 0), events: rows.map((row) => toParked(row, ctx.name)) };
  });
}

const toParked = (row: Row, subgraph: string): ParkedEventAnswer => ({
  id: idOf(row),
  subgraph,
  consumer: row.consumer,
  source: row.source,
  type: row.type,
  key: row.key,
  happenedAt: row.at.toISOString(),
  attempts: row.attempts,
  nextTryAt: row.next_try_at.toISOString(),
  fault: row.error,
  waiting: Number(row.waiting),
});

/** Has parked events tried again at the consumers' next look, within a second. Answers how many keys that were. */
export async function retryParkedEvents(ids: readonly string[], ctx: RequestContext): Promise<number> {
  requireOperator(ctx);
  const wanted = ids.map(partsOf);
  return ctx.transact(async (tx) => {
    let tried = 0;
    for (const [consumer, source, key] of wanted) {
      const rows = await tx.query("update parked_event set next_try_at = now() where consumer = ? and source = ? and key = ? returning 1", [
        consumer,
        source,
        key,
      ]);
      if (rows.length > 0) tried += 1;
    }
    return tried;
  });
}
