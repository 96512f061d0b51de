import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SubgraphDefinition } from "@civicgraph/kit";
import { Revocations } from "@civicgraph/kit/auth/revocations";
import { createKeySource, signServiceToken } from "@civicgraph/kit/auth/tokens";
import { ConsumerRunner } from "@civicgraph/kit/events/consumer-runner";
import type { EventFeed } from "@civicgraph/kit/events/event-feed";
import { OldestTransaction } from "@civicgraph/kit/events/oldest-transaction";
import { WakeUps } from "@civicgraph/kit/events/wake-ups";
import { buildSubgraph } from "@civicgraph/kit/graphql/schema";
import { errorForLog } from "@civicgraph/kit/operate/error-for-log";
import { type Platform, permissionTable } from "@civicgraph/kit/runtime/platform";
import { bundlesOf } from "@civicgraph/kit/runtime/services";
import { manifestFaults, migrateSubgraph, startSubgraph } from "@civicgraph/kit/runtime/start-subgraph";
import Fastify from "fastify";
import type { JSONWebKeySet } from "jose";
import { pino } from "pino";
import { request } from "undici";
import { describeDefinition } from "./describe-definition.ts";
import { partnerRouterKey } from "./partner-keys.ts";
import { type PluginConfig, readPluginConfig } from "./plugin.config.ts";

/** A partner's process has few connections: its database is the city's. */
const POOL = 4;

const log = pino({ level: "info", serializers: { err: errorForLog }, redact: ["*.password", "*.code", "*.mobile", "*.token"] });

/** Reads the city's logs through its host, which gives what the partner's manifest asks for and no more. */
function hostFeed(name: string, { HOST_URL, PLUGIN_SECRET }: PluginConfig): EventFeed {
  return {
    async read(source, after, types, limit) {
      const token = await signServiceToken({ secret: PLUGIN_SECRET, from: name, to: "host", call: "events", now: new Date() });
      const answer = await request(`${HOST_URL}/host/partner/events`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ source, after, types, limit }),
      });
      const page = (await answer.body.json()) as Awaited<ReturnType<EventFeed["read"]>>;
      if (answer.statusCode !== 200) throw new Error(`the host answers ${answer.statusCode}`);
      return { ...page, events: page.events.map((one) => ({ ...one, at: new Date(one.at) })) };
    },
    close: async () => undefined,
  };
}

function platformOf(definition: SubgraphDefinition, config: PluginConfig, wake: (source: string) => void): Platform {
  const { manifest } = definition;
  const { PLUGIN_DATABASE_URL, PLUGIN_MIGRATOR_URL, PLUGIN_SECRET, HOST_URL } = config;
  const now = () => new Date();
  return {
    log,
    now,
    demo: config.DEMO === "1",
    manifests: [manifest],
    permissionRoles: permissionTable([manifest]),
    secrets: { routerKey: partnerRouterKey(PLUGIN_SECRET), service: PLUGIN_SECRET },
    keys: createKeySource(config.ASSERTION_KEYS as JSONWebKeySet, manifest.name),
    callSecret: () => PLUGIN_SECRET,
    partner: () => undefined,
    closedServices: new Set(),
    revocations: new Revocations(), // the city lets nobody through who has signed out
    urlOf: () => HOST_URL,
    localCall: () => undefined,
    wake,
    databaseUrl: () => PLUGIN_DATABASE_URL,
    migratorUrl: () => PLUGIN_MIGRATOR_URL,
    eventReaderUrl: () => PLUGIN_DATABASE_URL,
    oldestTransaction: new OldestTransaction(PLUGIN_DATABASE_URL, now, log),
    poolSize: POOL,
  };
}

async function serve(definition: SubgraphDefinition, config: PluginConfig): Promise<void> {
  const { name } = definition.manifest;
  const runners: ConsumerRunner[] = [];
  const wakeUps = new WakeUps(
    config.PLUGIN_DATABASE_URL,
    (source) => {
      for (const runner of runners) if (runner.source === source) runner.wake();
    },
    log,
  );
  const platform = platformOf(definition, config, (source) => wakeUps.wake(source));
  const running = await startSubgraph(definition, {
    ...platform,
    verifyReceipt: (receipt, ownerId) => running.services.call("documents", "checkReceipt", { receipt, ownerId }),
  });
  const app = Fastify({ logger: false, bodyLimit: 2 * 1024 * 1024, genReqId: () => randomUUID(), forceCloseConnections: true });
  app.setErrorHandler((error: { statusCode?: number; extensions?: { code?: string } }, _request, reply) => {
    const code = error.extensions?.code;
    const status = code === "FORBIDDEN" ? 403 : code === "UNAUTHENTICATED" ? 401 : (error.statusCode ?? 500);
    if (status >= 500) log.error({ err: error }, "request failed");
    return reply.code(status).send({ errors: [{ message: code ?? "error", extensions: { code: code ?? "INTERNAL_SERVER_ERROR" } }] });
  });
  await running.routes(app);
  await app.listen({ port: 0, host: "127.0.0.1" });
  await wakeUps.start();
  const feed = hostFeed(name, config);
  for (const consumer of running.consumers)
    for (const source of new Set(consumer.events.flatMap((type) => config.EVENT_SOURCES[type] ?? [])))
      runners.push(new ConsumerRunner(consumer, source, feed, running.services, log));
  for (const runner of runners) runner.start();
  if (config.DEMO === "1") await definition.seed?.(running.services);
  await running.startWorker();
  const stop = async () => {
    await app.close();
    await Promise.all(runners.map((runner) => runner.stop()));
    await wakeUps.close();
    await platform.oldestTransaction.stop();
    await running.stop();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => undefined); // the city stops its parts in order
  // Without the city there is nobody to serve.
  process.once("disconnect", () => void stop());
  process.send?.({ port: (app.server.address() as { port: number }).port });
}

async function main(): Promise<void> {
  const config = readPluginConfig();
  const { default: definition } = (await import(pathToFileURL(join(config.PLUGIN_FOLDER, "subgraph.ts")).href)) as {
    default: SubgraphDefinition;
  };
  const mode = process.argv[2];
  if (mode === "describe") {
    const { manifest } = definition;
    const faults = manifestFaults(definition);
    const { sdl } = faults.length ? { sdl: "" } : await buildSubgraph(definition, [manifest]);
    process.send?.({ manifest, sdl, faults, messages: bundlesOf(definition), parts: describeDefinition(definition) });
    process.disconnect?.();
  } else if (mode === "migrate") {
    await migrateSubgraph(
      definition,
      platformOf(definition, config, () => undefined),
    );
    process.send?.({ migrated: true });
    process.exit(0);
  } else await serve(definition, config);
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "a partner's process cannot start");
  process.send?.({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect?.();
});
