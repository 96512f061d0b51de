import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const SECRET = "sandbox-secret-0123456789";

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, ms = 15_000): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 25))) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`never: ${what}`);
}

/** The sandbox provider as it is in the field: a process of its own, that can be killed and started again. */
export class SandboxProcess {
  private child: ChildProcess | null = null;
  private file = "";

  constructor(
    readonly port: number,
    private readonly webhookUrl: string,
  ) {}

  async start(): Promise<void> {
    this.file ||= join(await mkdtemp(join(tmpdir(), "sandbox-")), "orders.json");
    const root = join(import.meta.dirname, "../../..");
    this.child = spawn(
      process.execPath,
      [
        "--import",
        pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href,
        join(import.meta.dirname, "../gateway/sandbox/main.ts"),
      ],
      {
        env: {
          ...process.env,
          SANDBOX_PORT: String(this.port),
          BILLING_SANDBOX_SECRET: SECRET,
          SANDBOX_WEBHOOK_URL: this.webhookUrl,
          SANDBOX_FILE: this.file,
          SANDBOX_DELAY_MS: "300",
        },
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    await until("the sandbox answers", () =>
      fetch(`http://127.0.0.1:${this.port}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
  }

  kill(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  }

  /** What the payer does on the hosted page. */
  async choose(checkoutUrl: string, outcome: "paid" | "failed", callback: string): Promise<void> {
    const url = new URL(checkoutUrl);
    url.hostname = "127.0.0.1";
    const body = new URLSearchParams({ outcome, callback });
    const answer = await fetch(url, { method: "POST", body, redirect: "manual" });
    if (answer.status !== 303) throw new Error(`the page answered ${answer.status}`);
  }
}
