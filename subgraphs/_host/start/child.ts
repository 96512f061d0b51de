import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type StartConfig } from "./config.ts";

export interface ChildPlan {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env: Record<string, string>;
  /** As whom it runs; without it as ourselves. */
  account?: { uid: number; gid: number };
  /** What ends it in an orderly way, SIGTERM where nothing is said, and how long that may take. */
  stop?: { signal: NodeJS.Signals; withinMs: number };
}

/** More crashes than this in a minute, and the city stops with a clear line. */
const MAX_CRASHES = 5;

/** A part of the city: its process, started again when it falls, its output in a log. */
export class Child {
  private process: ChildProcess | null = null;
  private stopping = false;
  private crashes: number[] = [];

  constructor(
    readonly plan: ChildPlan,
    private readonly config: StartConfig,
    private readonly changed: () => void,
    private readonly gaveUp: (line: string) => void,
  ) {}

  get pid(): number | null {
    return this.process?.pid ?? null;
  }

  get logFile(): string {
    return join(this.config.dataDir, "logs", `${this.plan.name}.log`);
  }

  /** The last lines that it wrote. */
  lastWords(lines: number): string[] {
    return readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-lines);
  }

  start(): void {
    const { command, args, cwd, env, account } = this.plan;
    // Straight into the file: a part outlives a launcher that was killed, and would fall over a pipe that nobody reads.
    const log = openSync(this.logFile, "a");
    // A group of its own: Ctrl-C reaches the launcher alone, which stops the parts in order.
    const child = spawn(command, args, {
      cwd: cwd ?? root,
      env: { ...this.config.env, ...env } as NodeJS.ProcessEnv,
      stdio: ["ignore", log, log],
      detached: true,
      ...account,
    });
    closeSync(log);
    this.process = child;
    let over = false;
    const ended = () => {
      if (over) return;
      over = true;
      this.process = null;
      this.changed();
      if (!this.stopping) this.again();
    };
    child.once("exit", ended);
    child.once("error", ended);
    this.changed();
  }

  private again(): void {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((at) => now - at < 60_000), now];
    if (this.crashes.length >= MAX_CRASHES) {
      this.gaveUp(`${this.plan.name} fell ${MAX_CRASHES} times in a minute; see ${this.logFile}`);
      return;
    }
    setTimeout(() => !this.stopping && this.start(), 250 * this.crashes.length);
  }

  /** Whether it has fallen since it was first started. */
  get hasFallen(): boolean {
    return this.crashes.length > 0;
  }

  kill(signal: NodeJS.Signals): void {
    if (this.process?.pid) process.kill(-this.process.pid, signal);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.process;
    if (!child) return;
    const { signal, withinMs } = this.plan.stop ?? { signal: "SIGTERM", withinMs: 8000 };
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    // To the process alone: it ends its own children in its own order.
    child.kill(signal);
    const late = setTimeout(() => this.kill("SIGKILL"), withinMs);
    await gone;
    clearTimeout(late);
  }
}
