import { writeFileSync } from "node:fs";
import { startBenchCity } from "./city/bench-city.ts";
import { readOptions } from "./config.ts";
import { enginesOf } from "./graph/engines.ts";
import { measureEngine } from "./graph/measure-engine.ts";
import { operationsIn } from "./graph/operations.ts";
import { graphReport } from "./graph/report.ts";
import { GraphClient } from "./load/graph-client.ts";
import { signInAll } from "./load/sign-in-all.ts";

// `pnpm bench:graph`: the same operations of the portal through every engine, before the same subgraphs, one after the other in one run.

const say = (line: string) => console.error(`  ${line}`);

async function main(): Promise<void> {
  const options = readOptions("pnpm bench:graph", { preload: 2000, vus: 16, seconds: 8, warmup: 3 });
  const bench = await startBenchCity(options, say);
  process.once("SIGINT", () => void bench.stop().then(() => process.exit(130)));
  try {
    const client = new GraphClient(bench.city.graphUrl.replace("localhost", "127.0.0.1"), options.vus);
    const crowd = await signInAll(client, bench.city.password, 1);
    const operations = await operationsIn(client, crowd);
    await client.close();
    const results = [];
    for (const engine of await enginesOf(bench, options.env)) {
      say(`${engine.name}: ${options.seconds} s for each of ${operations.length} operations`);
      results.push(await measureEngine(engine, operations, options, bench));
    }
    const text = graphReport(results, operations, bench, options);
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
