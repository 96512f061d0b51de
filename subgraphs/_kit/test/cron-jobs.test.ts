import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cronItemsOf, jobSchema, migrateJobs } from "../runtime/jobs.ts";
import { createTestDatabase, startTestServer } from "../testing/test-database.ts";

let client: pg.Client;
let stop: () => Promise<void>;

beforeAll(async () => {
  const server = await startTestServer();
  const database = await createTestDatabase(server);
  await migrateJobs("lamps", database.url, null, pino({ level: "silent" }));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  stop = async () => {
    await client.end();
    await database.drop();
    await server.stop();
  };
});
afterAll(() => stop?.());

const [item] = cronItemsOf([{ name: "deadlines", pattern: "* * * * *", run: async () => undefined }]);
/** What the queue does each time the minute comes. */
const minute = () =>
  client.query(`select ${jobSchema("lamps")}.add_job($1, job_key => $2, job_key_mode => $3)`, [
    item?.task,
    item?.options?.jobKey,
    item?.options?.jobKeyMode,
  ]);
const waiting = async (): Promise<number> => {
  const { rows } = await client.query(
    `select count(*)::int as count from ${jobSchema("lamps")}._private_jobs where locked_at is null and attempts < max_attempts`,
  );
  return rows[0].count;
};

test("a regular job that fails for an hour stands once in the queue, not sixty times", async () => {
  for (let minutes = 0; minutes < 60; minutes++) {
    await minute();
    await client.query(`update ${jobSchema("lamps")}._private_jobs set attempts = 3, run_at = now() + interval '5 minutes'`);
  }
  expect(await waiting()).toBe(1);
});

test("a regular job that a killed worker holds is done by another at the next minute", async () => {
  await client.query(`update ${jobSchema("lamps")}._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`);
  expect(await waiting()).toBe(0);
  await minute();
  expect(await waiting()).toBe(1);
});
