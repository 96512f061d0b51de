import type { EntityManager } from "@mikro-orm/postgresql";
import { CompiledQuery } from "kysely";
import type { Db, Tx } from "../context.ts";
import { appendEvent } from "../events/append-event.ts";

/** `?` placeholders as PostgreSQL's `$1`. A literal question mark is written `??`. */
function numbered(sql: string): string {
  let index = 0;
  return sql.replace(/\?\?|\?/g, (mark) => (mark === "??" ? "?" : `$${++index}`));
}

/** Raw SQL on a Kysely instance, its transaction included. */
export async function rawQuery<R>(db: Db, sql: string, values: readonly unknown[] = []): Promise<R[]> {
  return (await db.executeQuery<R>(CompiledQuery.raw(numbered(sql), [...values]))).rows;
}

/**
 * Runs work in one transaction. `committed` is told after commit whether events were written, to wake their consumers.
 * Writing transactions stay short: no call to another service belongs inside.
 */
export async function transact<T>(em: EntityManager, jobSchema: string, work: (tx: Tx) => Promise<T>, committed: () => void): Promise<T> {
  let emitted = false;
  // Kysely's own transaction: MikroORM's keeps its connection for ever where the roll-back fails too, and a pool of four is soon empty.
  const result = await (em.getKysely() as Db).transaction().execute(async (db) => {
    const own = em.fork();
    own.setTransactionContext(db);
    const query: Tx["query"] = (sql, values) => rawQuery(db, sql, values);
    const done = await work({
      em: own,
      db,
      query,
      async emit(contract, key, payload, beside) {
        emitted = true;
        await appendEvent(query, contract, key, payload, beside);
      },
      async addJob(name, payload, options = {}) {
        await query(`select ${jobSchema}.add_job(?, payload => ?::json, run_at => ?, max_attempts => ?, job_key => ?)`, [
          name,
          JSON.stringify(payload),
          options.runAt ?? null,
          options.maxAttempts ?? null,
          options.jobKey ?? null,
        ]);
      },
    });
    await own.flush();
    return done;
  });
  if (emitted) committed();
  return result;
}
