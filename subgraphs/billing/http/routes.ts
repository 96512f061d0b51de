import type { SubgraphServices } from "@civicgraph/kit";
import { publicKeys } from "@civicgraph/kit/sign/signing-keys";
import type { FastifyInstance } from "fastify";
import { readConfig } from "../config.ts";
import { hearWebhook } from "../online/hear-webhook.ts";
import { receiptRoute } from "../receipt/receipt.route.ts";

const MAX_BODY = 64 * 1024;

/** `/billing/webhooks/<provider>`, `/billing/receipts/…` and `/billing/keys`. */
export async function billingRoutes(app: FastifyInstance, services: SubgraphServices): Promise<void> {
  const config = readConfig();
  const { providers } = config;
  receiptRoute(app, services, config);
  await app.register(async (scope) => {
    // A signature is of the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_BODY }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { provider: string }; Body: Buffer }>("/billing/webhooks/:provider", async (request, reply) => {
      const provider = providers.get(request.params.provider);
      if (!provider || !Buffer.isBuffer(request.body)) return reply.code(404).send();
      const heard = await hearWebhook(services, provider, request.headers, request.body);
      // Anything but 2xx makes a provider tell it again: right for what we do not know yet, of no use for a forgery.
      return reply.code(heard === "forged" ? 401 : heard === "unknown" ? 503 : 204).send();
    });
  });
  app.get("/billing/keys", async (_request, reply) =>
    reply.header("cache-control", "public, max-age=300").send(await publicKeys(services)),
  );
}
