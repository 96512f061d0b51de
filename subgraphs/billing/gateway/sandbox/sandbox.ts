import type { IncomingHttpHeaders } from "node:http";
import { Webhook } from "standardwebhooks";
import { request } from "undici";
import type { z } from "zod";
import type { OrderStatus, Provider, WebhookEvent } from "../provider.ts";
import { apiKeyOf, createdSchema, eventSchema, settlementSchema, statusSchema, webhookSecretOf } from "./protocol.ts";

const TIMEOUT_MS = 5000;

const toStatus = (status: z.infer<typeof statusSchema>): OrderStatus => ({
  ...status,
  capturedAt: status.capturedAt ? new Date(status.capturedAt) : null,
});

/** The sandbox provider: a process of its own, reached over HTTP like any other. */
export function sandboxProvider({ url, secret }: { url: string; secret: string }): Provider {
  const webhook = new Webhook(webhookSecretOf(secret));
  async function ask<T>(path: string, answer: z.ZodType<T>, body?: unknown): Promise<T> {
    const reply = await request(new URL(path, url), {
      method: body === undefined ? "GET" : "POST",
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      headers: { authorization: `Bearer ${apiKeyOf(secret)}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (reply.statusCode !== 200) {
      await reply.body.dump();
      throw new Error(`the sandbox answered ${reply.statusCode} to ${path}`);
    }
    return answer.parse(await reply.body.json());
  }
  return {
    name: "sandbox",
    create: (order) => ask("/v1/orders", createdSchema, order),
    fetchStatus: async (reference) => toStatus(await ask(`/v1/orders/${encodeURIComponent(reference)}`, statusSchema)),
    async refund(reference, amount, id) {
      await ask(`/v1/orders/${encodeURIComponent(reference)}/refund`, statusSchema, { id, amount });
    },
    settlements: (day) => ask(`/v1/settlements?day=${day}`, settlementSchema),
    verifyWebhook(headers: IncomingHttpHeaders, body: Buffer): WebhookEvent | null {
      const id = headers["webhook-id"];
      try {
        const event = eventSchema.parse(webhook.verify(body, headers as Record<string, string>));
        return typeof id === "string" ? { id, reference: event.reference, status: toStatus(event.status) } : null;
      } catch {
        return null;
      }
    },
  };
}
