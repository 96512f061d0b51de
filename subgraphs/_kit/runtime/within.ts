import type { SubgraphServices, Tx } from "../context.ts";

/**
 * The same services for use inside a transaction: what is not in their caches is read on its connection. Whoever holds one of the pool's
 * few connections and waits for another can wait for ever: as many commands at once as the pool is large would stop the subgraph.
 */
export function within<T extends SubgraphServices>(services: T, tx: Tx): T {
  return { ...services, em: tx.em, db: tx.db, setting: (key, city) => services.setting(key, city, tx.db) };
}
