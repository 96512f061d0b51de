import { writeFileSync } from "node:fs";
import pg from "pg";
import { cityCodes } from "./city/bench-cities.ts";
import { type BenchCity, startBenchCity } from "./city/bench-city.ts";
import { type BenchOptions, readOptions } from "./config.ts";
import { GraphClient } from "./load/graph-client.ts";
import { runLoad } from "./load/run-load.ts";
import { signInAll } from "./load/sign-in-all.ts";
import { InboxLag } from "./measure/inbox-lag.ts";
import { ownUsage, type Usage, usageOf } from "./measure/processes.ts";
import { report } from "./report.ts";

const say = (line: string) => console.error(`  ${line}`);

/** Refuses to measure commits that a power cut would take back. */
async function postgresVersion(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ version: string; durable: boolean }>(
    `select 'PostgreSQL ' || current_setting('server_version') as version,
       current_setting('fsync') = 'on' and current_setting('synchronous_commit') = 'on' and current_setting('full_page_writes') = 'on' as durable`,
  );
  await client.end();
  if (!rows[0]?.durable) throw new Error("PostgreSQL does not commit durably: fsync, synchronous_commit and full_page_writes must be on");
  return rows[0].version;
}

function usages({ city }: BenchCity): Map<string, Usage> {
  const parts = Object.entries(city.pids()).map(([name, pid]) => [name, usageOf(pid)] as const);
  return new Map([...parts, ["load generator", ownUsage()]]);
}

async function measure(bench: BenchCity, options: BenchOptions): Promise<string> {
  const { city } = bench;
  const postgres = await postgresVersion(city.databaseUrl);
  const client = new GraphClient(city.graphUrl.replace("localhost", "127.0.0.1"), options.vus);
  say(`signing in ${options.vus} citizens and the officers of ${cityCodes.length} cities`);
  const crowd = await signInAll(client, city.password, options.vus);
  say(`warming up for ${options.warmup} s`);
  await runLoad(client, crowd, options.warmup, () => undefined);
  say(`measuring for ${options.seconds} s`);
  const lag = await InboxLag.start(city.databaseUrl);
  const before = usages(bench);
  const load = await runLoad(client, crowd, options.seconds, (id) => lag.answered(id));
  const after = usages(bench);
  const neverInInbox = await lag.stop();
  await client.close();
  const processes = new Map(
    [...after].map(([name, usage]) => [name, { cpu: usage.cpu - (before.get(name)?.cpu ?? 0), memory: usage.memory }] as const),
  );
  const { complaints, startSeconds } = bench;
  return report({
    complaints,
    cities: cityCodes.length,
    vus: options.vus,
    load,
    lag: lag.spread,
    neverInInbox,
    startSeconds,
    postgres,
    processes,
  });
}

async function main(): Promise<void> {
  const options = readOptions();
  const bench = await startBenchCity(options, say);
  process.once("SIGINT", () => void bench.stop().then(() => process.exit(130)));
  try {
    const text = await measure(bench, options);
    console.log(`\n${text}`);
    if (options.report) writeFileSync(options.report, text);
  } finally {
    say("stopping");
    await bench.stop();
  }
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
