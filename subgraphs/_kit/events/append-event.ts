import type { EventContract } from "@civicgraph/events";
import type { Tx } from "../context.ts";

/** Appends an event in the caller's transaction; a payload that breaks its contract is a bug and stops the command. */
export async function appendEvent<P>(query: Tx["query"], contract: EventContract<P>, key: string, payload: P): Promise<void> {
  await query("insert into event (type, key, payload) values (?, ?, ?::jsonb)", [
    contract.type,
    key,
    JSON.stringify(contract.schema.parse(payload)),
  ]);
}
