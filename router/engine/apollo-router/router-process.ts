import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Logger } from "pino";

export interface RouterPlan {
  binary: string;
  configuration: string;
  supergraph: string;
  routerKey: string;
  /** It makes traces: of its spans only those are sent that its log level lets through. */
  traced?: boolean;
}

/**
 * Runs the program in the arguments and ends it when its own input closes: the input is a pipe of ours, so that not even a kill -9 of
 * the edge leaves a router behind.
 */
const UNTIL_WE_ARE_GONE = `
exec 3<&0
"$@" </dev/null 3<&- & router=$!
trap 'kill -TERM $router 2>/dev/null' TERM INT
{ cat <&3 >/dev/null; kill -TERM $router 2>/dev/null; } & watch=$!
wait $router; status=$?
kill $watch 2>/dev/null
exit $status`;

/** After a fall, the router is started again so long after: longer each time, up to five seconds. */
const AGAIN_MS = 200;

/** Apollo Router's process, started again when it falls. */
export class RouterProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private falls = 0;
  private words: string[] = [];

  constructor(
    private readonly plan: RouterPlan,
    private readonly log: Logger,
  ) {}

  /** Whether it fell before it ever answered, with its last words. */
  get fallen(): string | null {
    return this.falls > 0 ? this.words.join("\n") : null;
  }

  start(): void {
    const { binary, configuration, supergraph, routerKey, traced } = this.plan;
    const child = spawn(
      "sh",
      [
        "-c",
        UNTIL_WE_ARE_GONE,
        "router",
        binary,
        "--config",
        configuration,
        "--supergraph",
        supergraph,
        "--hot-reload",
        "--log",
        traced ? "info" : "warn",
      ],
      // Nothing of our environment: it would read settings out of it that stand nowhere here.
      { stdio: ["pipe", "pipe", "pipe"], env: { PATH: "/usr/bin:/bin", ROUTER_KEY: routerKey, APOLLO_TELEMETRY_DISABLED: "1" } },
    );
    this.child = child;
    child.stdin.on("error", () => undefined);
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        this.words = [...this.words, line].slice(-10);
        this.log[/"level":"(INFO|DEBUG|TRACE)"/.test(line) ? "debug" : "warn"]({ engine: wordsOf(line) }, "Apollo Router says");
      });
    child.once("error", (error) => this.log.error({ err: error }, "Apollo Router cannot be started"));
    child.once("close", (code) => {
      this.child = null;
      if (this.stopping) return;
      this.falls++;
      this.log.error({ code, falls: this.falls }, "Apollo Router fell; it is started again");
      setTimeout(() => !this.stopping && this.start(), Math.min(5000, AGAIN_MS * this.falls)).unref();
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child) return;
    const gone = new Promise<void>((done) => child.once("close", () => done()));
    child.stdin?.end();
    const late = setTimeout(() => child.kill("SIGKILL"), 5000);
    await gone;
    clearTimeout(late);
  }
}

/** Apollo Router writes JSON lines where nobody watches a terminal. */
function wordsOf(line: string): string {
  try {
    const { message, level } = JSON.parse(line) as { message?: string; level?: string };
    return `${level ?? ""} ${message ?? line}`.trim().slice(0, 1000);
  } catch {
    return line.slice(0, 1000);
  }
}
