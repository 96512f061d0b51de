import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RouterConfig } from "../config.ts";
import type { RateLimit } from "../limits/rate-limit.ts";
import { callerOf, isLocal } from "./caller.ts";
import { forward, type Upstream } from "./forward.ts";
import { refuseRate } from "./graphql-route.ts";

const MAX_CALLBACK_BYTES = 64 * 1024;
/** Setting a page costs the host some twenty milliseconds. */
const RECEIPT_PRICE = 5;

/** Callbacks of payment providers, receipts to share, and the keys that verify them: passed on to the host as they come. */
export function billingRoutes(app: FastifyInstance, config: RouterConfig, upstream: Upstream, rateLimit: RateLimit): void {
  const limitRate = (request: FastifyRequest, reply: FastifyReply, price: number) => {
    if (!config.RATE_LOCAL && isLocal(request)) return;
    const seconds = rateLimit.take(callerOf(request).clientAddress, price);
    if (seconds) throw refuseRate(reply, seconds);
  };
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Whole, not as a stream: a signature is of all its bytes, and they are few.
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_CALLBACK_BYTES }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { provider: string }; Body: Buffer | undefined }>("/webhooks/:provider", async (request, reply) => {
      limitRate(request, reply, 1);
      const path = `/billing/webhooks/${encodeURIComponent(request.params.provider)}`;
      return forward(request, reply, path, upstream, once(request.body ?? Buffer.alloc(0)));
    });
    scope.get("/billing/receipts/*", async (request, reply) => {
      limitRate(request, reply, RECEIPT_PRICE);
      return forward(request, reply, request.url, upstream);
    });
    scope.get("/billing/keys", async (request, reply) => forward(request, reply, "/billing/keys", upstream));
  });
}

async function* once(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body;
}
