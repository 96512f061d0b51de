import { z } from "zod";
import type { Provider } from "./gateway/provider.ts";
import { razorpayProvider } from "./gateway/razorpay/razorpay.ts";
import { sandboxProvider } from "./gateway/sandbox/sandbox.ts";

const environment = z
  .object({
    /** Address under which the public reaches this installation: in receipts, and where a provider sends a payer back to. */
    PUBLIC_URL: z.url().default("http://localhost:3000"),
    /** The sandbox provider's process; without it there is none. */
    BILLING_SANDBOX_URL: z.url().optional(),
    BILLING_SANDBOX_SECRET: z.string().min(16).optional(),
    RAZORPAY_KEY_ID: z.string().min(1).optional(),
    RAZORPAY_KEY_SECRET: z.string().min(1).optional(),
    RAZORPAY_WEBHOOK_SECRET: z.string().min(16).optional(),
  })
  .superRefine((value, faults) => {
    const together = (keys: (keyof typeof value)[]) => {
      const given = keys.filter((key) => value[key] !== undefined);
      if (given.length === 0 || given.length === keys.length) return;
      for (const key of keys.filter((one) => !given.includes(one)))
        faults.addIssue({ code: "custom", path: [key], message: `is needed beside ${given.join(", ")}` });
    };
    together(["BILLING_SANDBOX_URL", "BILLING_SANDBOX_SECRET"]);
    together(["RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET"]);
  });

export interface BillingConfig {
  publicUrl: string;
  /** Providers of online payments of this installation, by name. */
  providers: ReadonlyMap<string, Provider>;
}

/** Billing's settings from the environment; every fault of it is named at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): BillingConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`billing's environment is not right:\n${z.prettifyError(parsed.error)}`);
  const value = parsed.data;
  const providers: Provider[] = [];
  if (value.BILLING_SANDBOX_URL && value.BILLING_SANDBOX_SECRET)
    providers.push(sandboxProvider({ url: value.BILLING_SANDBOX_URL, secret: value.BILLING_SANDBOX_SECRET }));
  if (value.RAZORPAY_KEY_ID && value.RAZORPAY_KEY_SECRET && value.RAZORPAY_WEBHOOK_SECRET) {
    providers.push(
      razorpayProvider({
        keyId: value.RAZORPAY_KEY_ID,
        keySecret: value.RAZORPAY_KEY_SECRET,
        webhookSecret: value.RAZORPAY_WEBHOOK_SECRET,
      }),
    );
  }
  return { publicUrl: value.PUBLIC_URL.replace(/\/$/, ""), providers: new Map(providers.map((one) => [one.name, one])) };
}
