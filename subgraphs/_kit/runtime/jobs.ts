import {
  type CronItem,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  runOnce,
  type TaskList,
  Logger as WorkerLogger,
} from "graphile-worker";
import pg from "pg";
import type { Logger } from "pino";
import type { SubgraphServices } from "../context.ts";
import { schemaOf } from "../database/urls.ts";
import type { CronJob, SubgraphDefinition } from "../subgraph.ts";

export const jobSchema = (name: string) => `${schemaOf(name)}_worker`;

const quiet = (log: Logger) =>
  new WorkerLogger(() => (level, message, meta) => {
    if (level !== "error") return log.trace({ worker: message }, "job worker");
    // Its own sentence repeats that of the error, which may quote what people wrote; the error itself is logged without it.
    const { error, job } = (meta ?? {}) as { error?: unknown; job?: { id: string; task_identifier: string } };
    return error
      ? log.error({ err: error, job: job?.id, task: job?.task_identifier }, "job failed")
      : log.error({ worker: message }, "job worker");
  });

export const hasJobs = (definition: SubgraphDefinition) =>
  Object.keys(definition.jobs ?? {}).length > 0 || (definition.cron ?? []).length > 0;

/** graphile-worker's own tables, owned by the subgraph's migrator; the app role may use them. */
export async function migrateJobs(name: string, migratorUrl: string, appRole: string | null, log: Logger): Promise<void> {
  const schema = jobSchema(name);
  await runMigrations({ connectionString: migratorUrl, schema, logger: quiet(log) });
  if (!appRole) return;
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query(`grant usage on schema ${schema} to ${appRole}`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${appRole}`);
    await client.query(`grant usage, select on all sequences in schema ${schema} to ${appRole}`);
    await client.query(`grant execute on all functions in schema ${schema} to ${appRole}`);
    // The queue's tables have row security for their owner alone; the app role works with all rows.
    await client.query(`do $$ declare one text; begin
      for one in select relname from pg_class where relnamespace = '${schema}'::regnamespace and relkind = 'r' and relrowsecurity
        and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'app') loop
        execute format('create policy app on ${schema}.%I to ${appRole} using (true) with check (true)', one);
      end loop; end $$`);
  } finally {
    await client.end();
  }
}

const tasksOf = ({ jobs = {}, cron = [] }: SubgraphDefinition, services: SubgraphServices): TaskList => ({
  ...Object.fromEntries(
    Object.entries(jobs).map(([job, handle]) => [job, (payload: unknown) => handle(payload as Record<string, unknown>, services)]),
  ),
  ...Object.fromEntries(cron.map((item) => [`cron.${item.name}`, () => item.run(services)])),
});

/** Does the jobs that are due, and no more: for tests, where nothing happens by itself. */
export async function runJobs(definition: SubgraphDefinition, services: SubgraphServices, url: string): Promise<void> {
  await runOnce({
    connectionString: url,
    schema: jobSchema(definition.manifest.name),
    noHandleSignals: true,
    logger: quiet(services.log),
    taskList: tasksOf(definition, services),
  });
}

/** Starts the worker of a subgraph: its jobs and its cron. A job that fails is retried with growing pauses by graphile-worker. */
export async function startJobs(definition: SubgraphDefinition, services: SubgraphServices, url: string): Promise<Runner> {
  const name = definition.manifest.name;
  const cron = definition.cron ?? [];
  return run({
    connectionString: url,
    schema: jobSchema(name),
    maxPoolSize: 3,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quiet(services.log),
    taskList: tasksOf(definition, services),
    parsedCronItems: parseCronItems(cronItemsOf(cron)),
  });
}

/**
 * Each under a key: a turn that waits to be tried again is replaced by the next, not joined by it, and one that a killed worker
 * still holds (graphile-worker frees it after four hours) holds nothing up.
 */
export const cronItemsOf = (cron: readonly CronJob[]): CronItem[] =>
  cron.map(({ name, pattern }) => {
    const task = `cron.${name}`;
    return { task, match: pattern, options: { backfillPeriod: 0, jobKey: task, jobKeyMode: "replace" as const }, identifier: name };
  });
