import { z } from "zod";

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65535).default(4010),
  BILLING_SANDBOX_SECRET: z.string().min(16),
  /** Where the city hears of payments: the edge's `/webhooks/sandbox`. */
  SANDBOX_WEBHOOK_URL: z.url(),
  SANDBOX_PUBLIC_URL: z.url().optional(),
  /** The sandbox's own books. */
  SANDBOX_FILE: z.string().default(".data/sandbox-orders.json"),
  SANDBOX_DELAY_MS: z.coerce.number().int().min(0).max(600_000).default(20_000),
});

export function readSandboxConfig(env: NodeJS.ProcessEnv = process.env) {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`the sandbox's environment is not right:\n${z.prettifyError(parsed.error)}`);
  const value = parsed.data;
  return { ...value, publicUrl: value.SANDBOX_PUBLIC_URL ?? `http://localhost:${value.SANDBOX_PORT}` };
}
