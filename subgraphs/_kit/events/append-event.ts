import type { EventContract } from "@civicgraph/events";
import type { Statement, Tx } from "../context.ts";

/** Appends an event in the caller's transaction; a payload that breaks its contract is a bug and stops the command. */
export async function appendEvent<P>(
  query: Tx["query"],
  contract: EventContract<P>,
  key: string,
  payload: P,
  beside?: Statement,
): Promise<void> {
  const insert = "insert into event (type, key, payload) values (?, ?, ?::jsonb)";
  await query(beside ? `with beside as (${beside.sql}) ${insert}` : insert, [
    ...(beside?.values ?? []),
    contract.type,
    key,
    JSON.stringify(contract.schema.parse(payload)),
  ]);
}
