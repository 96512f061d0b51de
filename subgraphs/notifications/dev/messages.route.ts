import type { SubgraphServices } from "@civicgraph/kit";
import type { FastifyInstance } from "fastify";
import { isDemo } from "../config.ts";

const MAX_MESSAGES = 50;

/** `GET /notifications/dev/messages?to=`: what the demo would have sent, newest first. There is no such route outside the demo. */
export function messagesRoute(app: FastifyInstance, services: SubgraphServices): void {
  if (!isDemo()) return;
  app.get("/notifications/dev/messages", async (request, reply) => {
    const { to } = request.query as { to?: unknown };
    let query = services.db.selectFrom("demo_message").select(["recipient as to", "channel", "body as text", "at"]);
    if (typeof to === "string" && to !== "") query = query.where("recipient", "=", to);
    return reply.header("cache-control", "no-store").send(await query.orderBy("id", "desc").limit(MAX_MESSAGES).execute());
  });
}
