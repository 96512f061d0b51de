import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RouterConfig } from "../config.ts";
import type { RateLimit } from "../limits/rate-limit.ts";
import { callerOf, isLocal } from "./caller.ts";
import { forward, type Upstream } from "./forward.ts";
import { refuseRate } from "./graphql-route.ts";

const MAX_EVENTS_BYTES = 1024 * 1024;
const MAX_CALLBACK_BYTES = 64 * 1024;
/** Setting a page costs the host some twenty milliseconds. */
const PAPER_PRICE = 5;

/** Callbacks of payment providers, receipts and certificates to share, and the keys that verify them: passed on to the host as they come. */
export function publicRoutes(app: FastifyInstance, config: RouterConfig, upstream: Upstream, rateLimit: RateLimit): void {
  const limitRate = (request: FastifyRequest, reply: FastifyReply, price: number) => {
    if (!config.RATE_LOCAL && isLocal(request)) return;
    const seconds = rateLimit.take(callerOf(request).clientAddress, price);
    if (seconds) throw refuseRate(reply, seconds);
  };
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Whole, not as a stream: a signature is of all its bytes, and they are few.
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { provider: string }; Body: Buffer | undefined }>(
      "/webhooks/:provider",
      { bodyLimit: MAX_CALLBACK_BYTES },
      async (request, reply) => {
        limitRate(request, reply, 1);
        const path = `/billing/webhooks/${encodeURIComponent(request.params.provider)}`;
        return forward(request, reply, path, upstream, once(request.body ?? Buffer.alloc(0)));
      },
    );
    for (const papers of ["/billing/receipts/*", "/documents/certificates/*"])
      scope.get(papers, async (request, reply) => {
        limitRate(request, reply, PAPER_PRICE);
        return forward(request, reply, request.url, upstream);
      });
    // A partner whose service runs elsewhere says what became of its cases; its signature is looked at by the host.
    scope.post<{ Params: { partner: string }; Body: Buffer | undefined }>(
      "/partners/:partner/events",
      { bodyLimit: MAX_EVENTS_BYTES },
      async (request, reply) => {
        limitRate(request, reply, 1);
        const path = `/host/partner/${encodeURIComponent(request.params.partner)}/said`;
        return forward(request, reply, path, upstream, once(request.body ?? Buffer.alloc(0)));
      },
    );
    scope.get("/partners/keys", async (request, reply) => forward(request, reply, "/host/partner/keys", upstream));
    for (const keys of ["/billing/keys", "/documents/keys"])
      scope.get(keys, async (request, reply) => forward(request, reply, keys, upstream));
  });
}

async function* once(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body;
}
