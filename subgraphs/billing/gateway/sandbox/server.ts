import { randomUUID, timingSafeEqual } from "node:crypto";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { z } from "zod";
import { CALLBACKS, callBack } from "./callbacks.ts";
import { checkoutPage } from "./checkout-page.ts";
import { Orders, type SandboxOrder } from "./orders.ts";
import { apiKeyOf, orderSchema } from "./protocol.ts";

export interface SandboxOptions {
  secret: string;
  /** Where the city hears of payments. */
  webhookUrl: string;
  /** Own address, as a payer's browser reaches it. */
  publicUrl: string;
  file: string;
  delayMs: number;
}

const choiceSchema = z.object({ outcome: z.enum(["paid", "failed"]), callback: z.enum(CALLBACKS) });
const refundSchema = z.object({ id: z.uuid(), amount: z.number().int() });
/** Half a percent, as a provider would keep. */
const FEE = 200;
const dayOf = (iso: string) => new Date(Date.parse(iso) + 330 * 60_000).toISOString().slice(0, 10);

function mayAsk(request: FastifyRequest, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const right = Buffer.from(`Bearer ${apiKeyOf(secret)}`);
  return given.length === right.length && timingSafeEqual(given, right);
}

const statusOf = ({ state, amount, capturedAt }: SandboxOrder) => ({ state, amount, capturedAt });

/** A provider of online payments in which no money moves: real requests, real signatures, and whatever can go wrong, at the payer's choice. */
export function sandboxServer(options: SandboxOptions): FastifyInstance {
  const app = Fastify({ logger: false });
  const orders = new Orders(options.file);
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/v1/") && !mayAsk(request, options.secret)) return reply.code(401).send({});
  });
  app.get("/healthz", async () => ({ ok: true }));

  app.post("/v1/orders", async (request, reply) => {
    const parsed = orderSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({});
    const known = orders.ofPayment(parsed.data.paymentId);
    const order =
      known ?? orders.put({ ...parsed.data, reference: `sbx_${randomUUID()}`, state: "pending", capturedAt: null, refundedBy: null });
    return { reference: order.reference, checkoutUrl: `${options.publicUrl}/checkout/${order.reference}` };
  });

  app.get<{ Params: { reference: string } }>("/v1/orders/:reference", async (request, reply) => {
    const order = orders.find(request.params.reference);
    return order ? statusOf(order) : reply.code(404).send({});
  });

  app.post<{ Params: { reference: string } }>("/v1/orders/:reference/refund", async (request, reply) => {
    const order = orders.find(request.params.reference);
    const parsed = refundSchema.safeParse(request.body);
    if (order?.state !== "paid" || !parsed.success || parsed.data.amount !== order.amount) return reply.code(409).send({});
    if (order.refundedBy && order.refundedBy !== parsed.data.id) return reply.code(409).send({});
    return statusOf(orders.put({ ...order, refundedBy: parsed.data.id }));
  });

  app.get<{ Querystring: { day?: string } }>("/v1/settlements", async (request) =>
    orders
      .all()
      .filter((one) => one.capturedAt && one.refundedBy === null && dayOf(one.capturedAt) === request.query.day)
      .map((one) => ({
        settlement: `set_${request.query.day}`,
        reference: one.reference,
        gross: one.amount,
        fee: Math.round(one.amount / FEE),
      })),
  );

  app.get<{ Params: { reference: string } }>("/checkout/:reference", async (request, reply) => {
    const order = orders.find(request.params.reference);
    if (!order) return reply.code(404).send("no such order");
    return reply.type("text/html; charset=utf-8").send(checkoutPage(order));
  });

  app.post<{ Params: { reference: string } }>("/checkout/:reference", async (request, reply) => {
    const order = orders.find(request.params.reference);
    const choice = choiceSchema.safeParse(request.body);
    if (!order || !choice.success) return reply.code(400).send("choose an outcome");
    if (order.state === "pending") {
      const { outcome, callback } = choice.data;
      // A forged callback comes without any money.
      const state = callback === "forged" ? "pending" : outcome;
      const decided = orders.put({ ...order, state, capturedAt: state === "paid" ? new Date().toISOString() : null });
      void callBack(decided, callback, { url: options.webhookUrl, secret: options.secret, delayMs: options.delayMs });
    }
    return reply.redirect(order.returnUrl, 303);
  });
  return app;
}
