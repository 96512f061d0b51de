import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_ROUTER_CACHE, findRouter } from "../../../router/engine/apollo-router/find-router.ts";
import { root, StartError } from "../start/config.ts";
import { useThePinnedNode } from "../start/pinned-node.ts";
import { findBrowser } from "./support/find-browser.ts";
import type { Outcome } from "./support/vitest-suite.ts";

// `pnpm test`: every test there is. First those of the parts, on one PostgreSQL; then the end-to-end suite before one real city. What stands before
// an engine runs once for each: the embedded one, and Apollo Router where it is installed; ROUTER_ENGINE names one of them alone.
// The last line is `N passed, N failed` over everything, and the exit code says the same.

const USAGE = "there is --browser: a missing browser is a failure (so it is too where CI=true)";

async function main(): Promise<void> {
  await useThePinnedNode();
  const unknown = process.argv.slice(2).filter((one) => one !== "--browser");
  if (unknown.length) throw new StartError(`unknown option ${unknown.join(", ")}; ${USAGE}`);
  const began = Date.now();
  const { startTestServer } = await import("@civicgraph/kit/testing");
  const { runVitest } = await import("./support/vitest-suite.ts");
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

  const outcomes: Outcome[] = [];
  const step = async (title: string, run: () => Promise<Outcome>) => {
    if (stopping.signal.aborted) return;
    console.log(`\n── ${title} ──`);
    outcomes.push(await run());
  };

  if (!existsSync(join(root, "../shared/data/mdms")))
    console.log("Notice: the master data of Punjab (../shared/data/mdms) is not here; the importer is tested with its fixture alone.");
  const browser = findBrowser();
  const browserNeeded = process.argv.includes("--browser") || process.env.CI === "true";
  if (!browser) {
    console.log(
      `${browserNeeded ? "Failure" : "Notice"}: there is no Chromium here (install one, or name it with CHROMIUM=…); the journeys in the browser are left out.`,
    );
    if (browserNeeded) outcomes.push({ passed: 0, failed: 1, skipped: 0 });
  }

  const router = findRouter({ PATH: process.env.PATH ?? "", ROUTER_CACHE: process.env.ROUTER_CACHE || DEFAULT_ROUTER_CACHE });
  const engines = process.env.ROUTER_ENGINE ? [process.env.ROUTER_ENGINE] : ["embedded", ...(router ? ["apollo-router"] : [])];
  const [first = "embedded", ...others] = engines;

  const server = await startTestServer();
  try {
    await step(`The parts, on a real PostgreSQL; the edge before the ${titleOf(first)}`, () =>
      runVitest([], { TEST_POSTGRES_URL: server.url, ROUTER_ENGINE: first }, stopping.signal),
    );
  } finally {
    await server.stop();
  }
  for (const engine of others)
    await step(`The edge before ${titleOf(engine)}`, () => runVitest(["router/test/"], { ROUTER_ENGINE: engine }, stopping.signal));
  for (const engine of engines)
    await step(`The whole city on ${titleOf(engine)}${browser ? "" : ", without a browser"}`, () =>
      runVitest(
        ["--config", "vitest.e2e.config.ts", ...(browser ? [] : ["--exclude", "**/*.browser.e2e.ts"])],
        { ROUTER_ENGINE: engine, ...(browser ? { CHROMIUM: browser } : { WITHOUT_PORTAL: "1" }) },
        stopping.signal,
      ),
    );

  const total = (of: keyof Outcome) => outcomes.reduce((sum, one) => sum + one[of], 0);
  const minutes = Math.floor((Date.now() - began) / 60_000);
  const seconds = Math.round((Date.now() - began) / 1000) % 60;
  console.log(`\nIn ${minutes} min ${seconds} s${total("skipped") ? `; ${total("skipped")} left out` : ""}`);
  if (stopping.signal.aborted) console.log("Stopped before the end");
  console.log(
    engines.length > 1
      ? `Ran on both engines: embedded, Apollo Router ${router?.version}`
      : `Ran on one engine alone: ${titleOf(first)}${router ? "" : "; Apollo Router is not installed (pnpm router:install)"}`,
  );
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") || stopping.signal.aborted ? 1 : 0;
}

const titleOf = (engine: string) => (engine === "apollo-router" ? "Apollo Router" : "embedded engine");

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `The tests cannot start: ${error.message}` : error);
  process.exit(1);
});
