import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { readSandboxConfig } from "./sandbox.config.ts";
import { sandboxServer } from "./server.ts";

/** The sandbox provider as a process of its own: `pnpm payments:sandbox`. */
const config = readSandboxConfig();
mkdirSync(dirname(config.SANDBOX_FILE), { recursive: true });
const app = sandboxServer({
  secret: config.BILLING_SANDBOX_SECRET,
  webhookUrl: config.SANDBOX_WEBHOOK_URL,
  publicUrl: config.publicUrl,
  file: config.SANDBOX_FILE,
  delayMs: config.SANDBOX_DELAY_MS,
});
await app.listen({ port: config.SANDBOX_PORT, host: "127.0.0.1" });
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void app.close());
console.log(`sandbox payments on ${config.publicUrl}`);
