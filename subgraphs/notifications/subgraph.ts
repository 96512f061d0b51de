import { defineSubgraph } from "@civicgraph/kit";
import { deliver } from "./delivery/deliver.ts";
import { DeliveryResolver } from "./delivery/delivery.resolver.ts";
import { deliveryHealth } from "./delivery/delivery-health.ts";
import { SEND_JOB, sendDue, sendJob } from "./delivery/send-due.ts";
import { messagesRoute } from "./dev/messages.route.ts";
import { forgetCron } from "./feed/forget-notifications.ts";
import { NotificationResolver } from "./feed/notification.resolver.ts";
import { notifyConsumer } from "./feed/notify.ts";
import { paymentsConsumer } from "./feed/notify-payments.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { knownFacts } from "./template/known-facts.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [NotificationResolver, DeliveryResolver],
  migrations: [Migration20261124_initial],
  consumers: [knownFacts, notifyConsumer, paymentsConsumer],
  serviceCalls: { deliver },
  jobs: { [SEND_JOB]: sendJob },
  // Each minute what failed before and is due again, and what a killed process left.
  cron: [{ name: "retry-deliveries", pattern: "* * * * *", run: sendDue }, forgetCron],
  routes: messagesRoute,
  health: deliveryHealth,
});
