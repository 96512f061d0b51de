import { defineSubgraph } from "@civicgraph/kit";
import { isDemo } from "./config.ts";
import { deliver, send } from "./delivery/deliver.ts";
import { DeliveryResolver } from "./delivery/delivery.resolver.ts";
import { NotificationResolver } from "./feed/notification.resolver.ts";
import { notifyConsumer } from "./feed/notify.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [NotificationResolver, DeliveryResolver],
  migrations: [Migration20261124_initial],
  consumers: [notifyConsumer],
  serviceCalls: { deliver },
  jobs: { send },
  cron: [
    {
      name: "forget",
      pattern: "41 2 * * *",
      run: (services) =>
        services.transact(async (tx) => {
          await tx.query("delete from notification where at < now() - interval '1 year'");
          await tx.query("delete from demo_message where at < now() - interval '7 days'");
        }),
    },
  ],
  routes(app, services) {
    app.get("/notifications/dev/messages", async (request, reply) => {
      if (!isDemo()) return reply.code(404).send({});
      const { to } = request.query as { to?: string };
      let query = services.db.selectFrom("demo_message").selectAll().orderBy("id", "desc").limit(50);
      if (to) query = query.where("recipient", "=", to);
      const rows = (await query.execute()) as { recipient: string; channel: string; body: string; at: Date }[];
      return rows.map((row) => ({ to: row.recipient, channel: row.channel, text: row.body, at: row.at }));
    });
  },
  async health(services) {
    const row = await services.db
      .selectFrom("delivery")
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where("state", "=", "given_up")
      .executeTakeFirst();
    const count = Number(row?.count ?? 0);
    return { deliveries: count ? `${count} messages were given up` : null };
  },
});
