import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { caseFacts } from "./case-facts.ts";
import { moneyFacts } from "./money-facts.ts";

const CONSUMERS = [caseFacts, moneyFacts];

/**
 * Empties all facts and sends their consumers back to the beginning of every log, in one transaction; they read on by themselves. The kit's own rebuild is of
 * one log, and these facts come from many. Until they are through, `asOf` says up to which moment the figures are. Targets stay.
 */
export async function rebuildFigures(services: SubgraphServices): Promise<void> {
  await services.transact(async (tx: Tx) => {
    const names = CONSUMERS.map((one) => one.name);
    // The same lock under which a batch is applied: none is half-way in.
    await tx.query("select 1 from consumer_checkpoint where consumer = any(?) order by consumer, source for update", [names]);
    for (const consumer of CONSUMERS) await consumer.reset?.(tx);
    // The versions go on: what a reader has kept of before is not taken for what comes.
    await tx.query("update city_figures set version = version + 1, as_of = null");
    await tx.query("delete from parked_event where consumer = any(?)", [names]);
    await tx.query("update consumer_checkpoint set epoch = 0, xid = '0', seq = 0 where consumer = any(?)", [names]);
  });
}
