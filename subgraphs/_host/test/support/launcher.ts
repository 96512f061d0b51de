import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../start/config.ts";
import { startOf } from "../../start/data-folder.ts";
import { DEMO_PASSWORD, type Graph, graphAt, until } from "./graph.ts";
import { freePorts } from "./real-city.ts";

// `pnpm start` as the person at the terminal has it: its own process, what it says, how it ends.

export interface Launch {
  /** Everything it has said so far. */
  said(): string;
  /** Resolves once it has said that the city is ready; throws with what it said where it ended instead. */
  ready(): Promise<void>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

export interface Place {
  /** The data folder. */
  folder: string;
  env: Record<string, string>;
  graph: Graph;
  healthUrl: string;
  /** Starts a city there. */
  launch(change?: Record<string, string>, args?: string[]): Launch;
  /** The processes that the city on this folder has written down, by name. */
  pids(): Record<string, number>;
  /** Ends whatever still runs there, and removes the folder. */
  clear(): Promise<void>;
}

/** Somebody who is not root; null where we are not root ourselves. */
export const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;

export const isRunning = (pid: number): boolean => startOf(pid) !== null && !isZombie(pid);

/** A process that ended and whose parent has not asked yet: it holds nothing. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
  } catch {
    return false;
  }
}

/** A folder and ports on which nothing runs yet. */
export async function findPlace({ as = null }: { as?: typeof nobody } = {}): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "civicgraph-start-"));
  await chmod(folder, 0o755);
  if (as) await chown(folder, as.uid, as.gid);
  const [graphPort, hostPort, postgresPort, sandboxPort] = (await freePorts(4)).map(String) as [string, string, string, string];
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: "",
    GRAPH_PORT: graphPort,
    HOST_PORT: hostPort,
    PG_PORT: postgresPort,
    SANDBOX_PORT: sandboxPort,
    PORTAL: "0",
    DEMO_PASSWORD,
    NODE_ENV: "production",
    // The engine under test: the suite runs once for each, see run-all.ts.
    ROUTER_ENGINE: process.env.ROUTER_ENGINE ?? "embedded",
    LOG_LEVEL: "warn",
  };
  const launched: ChildProcess[] = [];
  const pids = () => {
    const rows = JSON.parse(readFileSync(join(folder, "city.json"), "utf8")) as { name: string; pid: number }[];
    return Object.fromEntries(rows.map(({ name, pid }) => [name, pid]));
  };
  return {
    folder,
    env,
    pids,
    graph: graphAt(`http://127.0.0.1:${graphPort}`),
    healthUrl: `http://127.0.0.1:${graphPort}/health`,
    launch(change = {}, args = []) {
      const loader = pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href;
      const child = spawn(process.execPath, ["--import", loader, join(root, "subgraphs/_host/start/start.ts"), ...args], {
        cwd: root,
        env: { ...process.env, ...env, ...change } as NodeJS.ProcessEnv,
        stdio: ["ignore", "pipe", "pipe"],
        ...as,
      });
      launched.push(child);
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (chunk: Buffer) => {
          said += chunk.toString();
        });
      const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
      return {
        said: () => said,
        ended,
        kill: (signal) => void child.kill(signal),
        async ready() {
          await Promise.race([
            until(async () => said.includes("CivicGraph is ready"), 120_000),
            ended.then(() => {
              throw new Error(`the start ended:\n${said}`);
            }),
          ]);
        },
      };
    },
    async clear() {
      for (const child of launched) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = new Promise((done) => child.once("close", done));
        child.kill("SIGINT");
        await gone;
      }
      try {
        for (const pid of Object.values(pids())) process.kill(-pid, "SIGKILL");
      } catch {
        // Nothing is written down, or nothing of it runs.
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
