import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type StartConfig, StartError } from "./config.ts";

export interface Secrets {
  routerKey: string;
  service: string;
  database: string;
  cookie: string;
  /** Shared with the sandbox provider of payments. */
  sandbox: string;
  postgres: string;
  demoPassword: string;
}

interface Recorded {
  name: string;
  pid: number;
  startedAt: string;
}

/** When a process started, by the kernel's clock; null where it is gone. A pid alone may by now be another process's. */
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    try {
      process.kill(pid, 0);
      return "unknown";
    } catch {
      return null;
    }
  }
}

const isAlive = (one: Recorded) => startOf(one.pid) === one.startedAt;

/** Makes the data folder and sees that it can be written to. */
export function prepareFolder(config: StartConfig): void {
  try {
    for (const folder of ["", "logs", "files"]) {
      mkdirSync(join(config.dataDir, folder), { recursive: true });
      accessSync(join(config.dataDir, folder), constants.W_OK);
    }
  } catch (error) {
    throw new StartError(
      `the data folder ${config.dataDir} cannot be written to (${(error as NodeJS.ErrnoException).code}); choose another with DATA_DIR=…`,
    );
  }
}

const lockFile = (config: StartConfig) => join(config.dataDir, "city.json");

function readRecorded(config: StartConfig): Recorded[] {
  try {
    return JSON.parse(readFileSync(lockFile(config), "utf8")) as Recorded[];
  } catch {
    return [];
  }
}

/** Refuses where a city already runs on this folder; ends what a killed launcher left behind. */
export async function takeOver(config: StartConfig, say: (line: string) => void): Promise<void> {
  const recorded = readRecorded(config);
  const launcher = recorded.find((one) => one.name === "launcher");
  if (launcher && launcher.pid !== process.pid && isAlive(launcher))
    throw new StartError(
      `a city already runs on ${config.dataDir} (process ${launcher.pid}); stop it first, or choose another DATA_DIR and other ports`,
    );
  const orphans = recorded.filter((one) => one.name !== "launcher" && isAlive(one));
  if (orphans.length === 0) return;
  say(`ending ${orphans.map((one) => one.name).join(", ")} of a run that was cut off`);
  // The database last: what is under way in the others is still written.
  await end(orphans.filter((one) => one.name !== "postgres"));
  await end(orphans.filter((one) => one.name === "postgres"));
}

async function end(orphans: Recorded[]): Promise<void> {
  for (const one of orphans) signal(one, one.name === "postgres" ? "SIGINT" : "SIGTERM");
  for (let waited = 0; waited < 100 && orphans.some(isAlive); waited++) await new Promise((resolve) => setTimeout(resolve, 100));
  // With whatever they had begun themselves: each part leads a group of its own.
  for (const one of orphans) if (isAlive(one)) signal({ ...one, pid: -one.pid }, "SIGKILL");
}

function signal({ name, pid }: Recorded, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ESRCH") return; // it ended by itself just now
    throw new StartError(`${name} of an earlier run (process ${Math.abs(pid)}) cannot be ended: ${code}; end it as the user who began it`);
  }
}

/** Writes down which processes are ours, so that the next start knows them. */
export function record(config: StartConfig, processes: { name: string; pid: number }[]): void {
  const rows: Recorded[] = processes.map((one) => ({ ...one, startedAt: startOf(one.pid) ?? "unknown" }));
  writeFileSync(`${lockFile(config)}.new`, JSON.stringify(rows));
  renameSync(`${lockFile(config)}.new`, lockFile(config));
}

export const forget = (config: StartConfig): void => rmSync(lockFile(config), { force: true });

const random = () => randomBytes(24).toString("base64url");

function readKnown(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch (error) {
    throw new StartError(`the keys of this installation cannot be read from ${file}: ${(error as Error).message}`);
  }
}

/** Keys of this installation, made at the first start, readable by its owner alone. */
export function readSecrets(config: StartConfig): Secrets {
  const file = join(config.dataDir, "secrets.json");
  const known = existsSync(file) ? readKnown(file) : {};
  const secrets: Secrets = {
    routerKey: random(),
    service: random(),
    database: random(),
    cookie: random(),
    sandbox: random(),
    postgres: random(),
    demoPassword: `city-${randomBytes(4).toString("hex")}`,
    ...known,
  };
  if (config.DEMO_PASSWORD) secrets.demoPassword = config.DEMO_PASSWORD;
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
