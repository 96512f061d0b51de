import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { join } from "node:path";
import { root, type StartConfig } from "./config.ts";

export interface ChildPlan {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env: Record<string, string>;
}

/** More crashes than this in a minute, and the city stops with a clear line. */
const MAX_CRASHES = 5;

/** A part of the city: its process, started again when it falls, its output in a log. */
export class Child {
  private process: ChildProcess | null = null;
  private stopping = false;
  private crashes: number[] = [];
  private readonly log: WriteStream;

  constructor(
    readonly plan: ChildPlan,
    private readonly config: StartConfig,
    private readonly changed: () => void,
    private readonly gaveUp: (line: string) => void,
  ) {
    this.log = createWriteStream(join(config.dataDir, "logs", `${plan.name}.log`), { flags: "a" });
  }

  get pid(): number | null {
    return this.process?.pid ?? null;
  }

  get logFile(): string {
    return join(this.config.dataDir, "logs", `${this.plan.name}.log`);
  }

  start(): void {
    const { command, args, cwd, env } = this.plan;
    // A group of its own: Ctrl-C reaches the launcher alone, which stops the parts in order.
    const child = spawn(command, args, {
      cwd: cwd ?? root,
      env: { ...this.config.env, ...env } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.process = child;
    child.stdout?.pipe(this.log, { end: false });
    child.stderr?.pipe(this.log, { end: false });
    child.once("exit", () => {
      this.process = null;
      this.changed();
      if (!this.stopping) this.again();
    });
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

  kill(signal: NodeJS.Signals): void {
    if (this.process?.pid) process.kill(-this.process.pid, signal);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.process;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    this.kill("SIGTERM");
    const late = setTimeout(() => this.kill("SIGKILL"), 8000);
    await gone;
    clearTimeout(late);
  }
}
