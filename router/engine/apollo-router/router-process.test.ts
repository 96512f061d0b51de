import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { afterAll, expect, it } from "vitest";
import { RouterProcess } from "./router-process.ts";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "civicgraph-process-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const until = async (look: () => boolean) => {
  for (let waited = 0; waited < 200 && !look(); waited++) await new Promise((done) => setTimeout(done, 50));
  expect(look()).toBe(true);
};
const runs = (pid: number) => {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};
/** A program that writes down its process id and stays. */
function program(name: string) {
  const [binary, pids] = [join(folder, name), join(folder, `${name}.pids`)];
  writeFileSync(binary, `#!/bin/sh\necho $$ >> ${pids}\nexec sleep 600\n`, { mode: 0o755 });
  const known = () => (existsSync(pids) ? readFileSync(pids, "utf8").trim().split("\n").map(Number) : []);
  return { plan: { binary, configuration: "c", supergraph: "s", routerKey: "k" }, pids: known };
}

it("a router that is killed is started again, and one that is stopped is not", async () => {
  const { plan, pids } = program("killed");
  const router = new RouterProcess(plan, pino({ level: "silent" }));
  router.start();
  await until(() => pids().length === 1);
  process.kill(pids()[0] as number, "SIGKILL");
  await until(() => pids().length === 2 && runs(pids()[1] as number));
  await router.stop();
  await until(() => !pids().some(runs));
  expect(pids()).toHaveLength(2);
});

it("no router outlives an edge that was killed", async () => {
  const { plan, pids } = program("orphan");
  const script = join(folder, "edge.mts");
  const module = pathToFileURL(join(import.meta.dirname, "router-process.ts")).href;
  writeFileSync(
    script,
    `const { RouterProcess } = await import(${JSON.stringify(module)});
     new RouterProcess(${JSON.stringify(plan)}, { debug() {}, warn() {}, error() {} }).start();
     setInterval(() => {}, 1000);`,
  );
  const loader = pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href;
  const edge = spawn(process.execPath, ["--import", loader, script], { cwd: root, stdio: "ignore" });
  await until(() => pids().some(runs));
  edge.kill("SIGKILL");
  await until(() => !pids().some(runs));
});
