import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { request } from "undici";
import type { SandboxOrder } from "./orders.ts";
import { webhookSecretOf } from "./protocol.ts";

/** What can go wrong with a callback, at the payer's choice on the hosted page. */
export const CALLBACKS = ["prompt", "delayed", "duplicated", "outOfOrder", "forged", "lost"] as const;
export type Callback = (typeof CALLBACKS)[number];

interface Where {
  url: string;
  secret: string;
  delayMs: number;
}

const RETRIES = 5;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function post(order: SandboxOrder, state: "paid" | "failed", { url, secret }: Where, id: string = randomUUID()): Promise<void> {
  const { amount, capturedAt, reference } = order;
  const status = { state, amount, capturedAt: state === "paid" ? capturedAt : null };
  const body = JSON.stringify({ type: `payment.${state}`, reference, status });
  const at = new Date();
  const signature = new Webhook(webhookSecretOf(secret)).sign(id, at, body);
  for (let attempt = 0; attempt < RETRIES; attempt++) {
    const reply = await request(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": signature,
      },
      body,
    }).catch(() => null);
    await reply?.body.dump();
    if (reply && reply.statusCode < 500) return;
    await pause(200 * 2 ** attempt);
  }
}

/** Tells the city what became of an order, or tries to deceive it. */
export async function callBack(order: SandboxOrder, how: Callback, where: Where): Promise<void> {
  const state = order.state === "paid" ? "paid" : "failed";
  switch (how) {
    case "prompt":
      return post(order, state, where);
    case "delayed":
      await pause(where.delayMs);
      return post(order, state, where);
    case "duplicated": {
      const id = randomUUID();
      await Promise.all([post(order, state, where, id), post(order, state, where, id), post(order, state, where)]);
      return;
    }
    case "outOfOrder":
      // An earlier, failed attempt of the same order is told after the one that succeeded.
      await post(order, state, where);
      return post(order, "failed", where);
    case "forged":
      return post(order, "paid", { ...where, secret: "somebody else's secret" });
    case "lost":
      return;
  }
}
