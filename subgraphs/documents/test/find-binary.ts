import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** A program on this machine, by its name: in the PATH, in the folder of system programs, or where `go install` puts it. */
export function findBinary(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = [
    ...(env.PATH ?? "").split(delimiter),
    "/usr/sbin",
    ...(env.GOBIN ? [env.GOBIN] : []),
    join(env.GOPATH ?? join(homedir(), "go"), "bin"),
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Says on the terminal why a test did not run: a skipped test alone is easily overlooked. */
export function sayMissing(name: string, install: string): void {
  process.stderr.write(`SKIPPED: ${name} is not installed, so nothing was tested against it (${install})\n`);
}
