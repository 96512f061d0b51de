import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Logger } from "pino";
import { root } from "../root.ts";
import type { PluginEnvironment } from "./plugin.config.ts";

/** A partner's process may grow to this, then it falls and is started anew: its leak is not the city's. */
const MEMORY_MB = 256;
const START_MS = 30_000;
const STOP_MS = 5000;
/** After a fall it is started again: soon, then ever later. */
const PAUSES_MS = [250, 1000, 5000, 30_000];
/** Who has run for so long did not fall at the start. */
const SETTLED_MS = 60_000;

/** What a partner's process gets of our environment: how to find programs and what day it is. Not a key, not a path. */
const PASSED = ["PATH", "TZ", "LANG", "NODE_EXTRA_CA_CERTS"];

/** A command to run with a partner's code: `describe` and `migrate` end by themselves, `serve` stays. */
export function spawnPlugin(
  mode: "describe" | "migrate" | "serve",
  environment: PluginEnvironment,
  inherited: NodeJS.ProcessEnv,
  logFile: string | null,
): ChildProcess {
  const out = logFile === null ? ("pipe" as const) : openSync(logFile, "a");
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${MEMORY_MB}`,
      "--import",
      pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href,
      join(import.meta.dirname, "plugin-main.ts"),
      mode,
    ],
    {
      cwd: root,
      env: {
        ...Object.fromEntries(PASSED.flatMap((name) => (inherited[name] ? [[name, inherited[name]]] : []))),
        ...environment,
        // Its code lies anywhere; its decorators are read as ours are.
        TSX_TSCONFIG_PATH: join(import.meta.dirname, "partner.tsconfig.json"),
      },
      // Over the channel it tells its port, and learns by its closing that we are gone.
      stdio: ["ignore", out, out, "ipc"],
    },
  );
  if (typeof out === "number") closeSync(out);
  return child;
}

/** Keeps a partner's service running in a process of its own. However often it falls, the city stays. */
export class PluginProcess {
  private child: ChildProcess | null = null;
  private port: number | null = null;
  private falls = 0;
  private startedAt = 0;
  private stopping = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    readonly name: string,
    private readonly environment: PluginEnvironment,
    private readonly inherited: NodeJS.ProcessEnv,
    private readonly logFile: string,
    private readonly log: Logger,
  ) {}

  /** Base URL; null while it does not run. */
  get origin(): string | null {
    return this.port === null ? null : `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  get restarts(): number {
    return this.falls;
  }

  /**
   * Starts it. Resolves when it answers; throws when the first start fails, and then it is not tried again. `patient`: it has run before, so it is
   * tried until it does.
   */
  async start({ patient = false }: { patient?: boolean } = {}): Promise<void> {
    await new Promise<void>((ready, failed) => {
      const late = setTimeout(
        () => failed(new Error(`${this.name} did not answer within ${START_MS / 1000} seconds; see ${this.logFile}`)),
        START_MS,
      );
      this.launch(
        () => {
          clearTimeout(late);
          ready();
        },
        () => {
          clearTimeout(late);
          if (patient) {
            this.again();
            return ready();
          }
          failed(new Error(`${this.name} fell as it started; see ${this.logFile}`));
        },
      );
    }).catch(async (error: unknown) => {
      await this.stop();
      throw error;
    });
  }

  private launch(ready: () => void, fell: () => void): void {
    const child = spawnPlugin("serve", this.environment, this.inherited, this.logFile);
    this.child = child;
    this.startedAt = Date.now();
    let answered = false;
    child.on("message", (message: { port?: number }) => {
      if (!message.port) return;
      answered = true;
      this.port = message.port;
      ready();
    });
    let over = false;
    const ended = () => {
      if (over) return;
      over = true;
      this.port = null;
      this.child = null;
      if (this.stopping) return;
      if (!answered && this.falls === 0) return fell();
      this.again();
    };
    child.once("exit", ended);
    child.once("error", ended);
  }

  private again(): void {
    this.falls = Date.now() - this.startedAt > SETTLED_MS ? 1 : this.falls + 1;
    const pause = PAUSES_MS[Math.min(this.falls, PAUSES_MS.length) - 1] ?? 30_000;
    this.log.error({ partner: this.name, falls: this.falls, pause }, "a partner's process fell; it is started again");
    this.timer = setTimeout(() => {
      if (!this.stopping)
        this.launch(
          () => undefined,
          () => this.again(),
        );
    }, pause);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearTimeout(this.timer);
    const child = this.child;
    if (!child) return;
    const gone = new Promise<void>((done) => child.once("exit", () => done()));
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(late);
  }
}
