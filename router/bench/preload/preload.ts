import pg from "pg";
import { rows as rowSql, setUp, takeDown } from "./preload-sql.ts";

const BATCH = 20_000;

/** How many complaints there are before and after; what is missing is written as the application would have written it. */
export async function preload(url: string, wanted: number, say: (line: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: "-c search_path=complaints -c synchronous_commit=off" });
  await client.connect();
  try {
    const count = async () => Number((await client.query<{ count: string }>("select count(*) as count from complaint")).rows[0]?.count);
    const before = await count();
    const missing = wanted - before;
    if (missing <= 0) return before;
    const began = performance.now();
    await client.query("select setseed(0.26)");
    for (const statement of setUp(Math.max(200, Math.min(50_000, Math.round(missing / 20))))) await client.query(statement);
    for (let done = 0; done < missing; done += BATCH) {
      const size = Math.min(BATCH, missing - done);
      await client.query("begin");
      for (const statement of rowSql(done + 1, done + size, missing)) await client.query(statement);
      await client.query("commit");
      const seconds = (performance.now() - began) / 1000;
      say(`preloaded ${before + done + size} complaints (${Math.round((done + size) / seconds)}/s)`);
    }
    for (const statement of takeDown) await client.query(statement);
    return await count();
  } finally {
    await client.end();
  }
}
