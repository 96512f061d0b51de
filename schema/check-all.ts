import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findEnvironmentReads } from "./checks/environment.ts";
import { findLocaleFaults } from "./checks/locales.ts";

const root = join(import.meta.dirname, "..");
const bin = (name: string) => join(root, "node_modules/.bin", name);

interface Step {
  name: string;
  /** Lines that say what is wrong; none where all is well. */
  run(): Promise<string[]>;
}

/** A command whose output matters only where it fails. */
const command = (name: string, file: string, args: string[]): Step => ({
  name,
  run: () =>
    new Promise((done) => {
      const output: string[] = [];
      const child = spawn(file, args, { cwd: root });
      child.stdout.on("data", (text: Buffer) => output.push(text.toString()));
      child.stderr.on("data", (text: Buffer) => output.push(text.toString()));
      child.on("error", (error) => done([error.message]));
      child.on("close", (code) => done(code === 0 ? [] : output.join("").trimEnd().split("\n")));
    }),
});

const folders = ["plugins", "subgraphs", "schema", "router", "portal"];
const steps: Step[] = [
  command("types", bin("tsc"), ["-p", "tsconfig.json", "--noEmit", "--pretty", "false"]),
  ...(existsSync(join(root, "portal/tsconfig.json"))
    ? [command("types of the portal", bin("tsc"), ["-p", "portal/tsconfig.json", "--noEmit", "--pretty", "false"])]
    : []),
  command("lint", bin("biome"), ["check", ".", "--diagnostic-level=error", "--colors=off"]),
  command("dependency rules", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "--output-type", "err", ...folders]),
  { name: "environment is read in config files", run: async () => findEnvironmentReads(root) },
  { name: "texts in every language", run: async () => findLocaleFaults(root) },
  command("schema", bin("tsx"), ["schema/check.ts"]),
];

/** `pnpm check`: every rule that needs no running city. One line a step; what is wrong below it; exit code 1 where anything is. */
let failed = 0;
for (const step of steps) {
  const started = performance.now();
  const faults = await step.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${faults.length ? "✗" : "✓"} ${step.name} (${seconds} s)`);
  for (const fault of faults) console.log(`    ${fault}`);
  if (faults.length) failed++;
}
console.log(failed ? `${failed} of ${steps.length} checks failed` : "all checks passed");
process.exitCode = failed ? 1 : 0;
