import { randomUUID } from "node:crypto";
import type { SubgraphDefinition } from "@civicgraph/kit";
import { Revocations } from "@civicgraph/kit/auth/revocations";
import { createKeySource, verifyAccessToken } from "@civicgraph/kit/auth/tokens";
import { subgraphUrl, urlAs } from "@civicgraph/kit/database/urls";
import { ConsumerRunner } from "@civicgraph/kit/events/consumer-runner";
import { postgresFeed } from "@civicgraph/kit/events/event-feed";
import { OldestTransaction } from "@civicgraph/kit/events/oldest-transaction";
import { WakeUps } from "@civicgraph/kit/events/wake-ups";
import { errorForLog } from "@civicgraph/kit/operate/error-for-log";
import { type Platform, permissionTable } from "@civicgraph/kit/runtime/platform";
import { migrateSubgraph, type RunningSubgraph, startSubgraph } from "@civicgraph/kit/runtime/start-subgraph";
import Fastify, { type FastifyInstance } from "fastify";
import { type Logger, pino } from "pino";
import type { HostConfig } from "./config.ts";
import { guardedFeed } from "./plugins/partner-events.ts";
import { pluginRoutes } from "./plugins/plugin-routes.ts";
import { Plugins } from "./plugins/plugins.ts";
import { RevocationWatch } from "./revocation-watch.ts";

export interface Host {
  app: FastifyInstance;
  subgraphs: RunningSubgraph[];
  runners: ConsumerRunner[];
  stop(): Promise<void>;
}

/** Starts any set of the city's subgraphs in this process: migrations, consumers, workers, one HTTP server at `/<name>/graphql`. */
export async function startHost(
  all: SubgraphDefinition[],
  config: HostConfig,
  log: Logger = pino({ level: config.LOG_LEVEL, serializers: { err: errorForLog } }),
): Promise<Host> {
  const chosen = all.filter((one) => config.subgraphs.length === 0 || config.subgraphs.includes(one.manifest.name));
  const unknown = config.subgraphs.filter((name) => !all.some((one) => one.manifest.name === name));
  if (unknown.length) throw new Error(`SUBGRAPHS names what is not there: ${unknown.join(", ")}`);
  const core = all.map((one) => one.manifest);
  const plugins = new Plugins(config);
  const own = `http://127.0.0.1:${config.HOST_PORT}`;
  const running: RunningSubgraph[] = [];
  const runners: ConsumerRunner[] = [];
  const readerUrl = urlAs(config.DATABASE_URL, "event_reader", config.DATABASE_SECRET);
  const feed = guardedFeed(postgresFeed(readerUrl), plugins.manifest, log);
  // The types of partners' cases are in the supergraph whether their processes answer or not.
  const manifests = [...core, ...(await plugins.known(readerUrl))];
  const revocations = new Revocations();
  const watch = new RevocationWatch(feed, revocations);
  const wakeUps = new WakeUps(
    readerUrl,
    (source) => {
      for (const runner of runners) if (runner.source === source) runner.wake();
      if (source === "identity") void watch.read();
    },
    log,
  );
  const oldestTransaction = new OldestTransaction(readerUrl, () => new Date(), log);
  const isHere = (name: string) => chosen.some((one) => one.manifest.name === name);
  const urlOf = (name: string) => (isHere(name) ? own : (config.subgraphUrls.get(name) ?? config.SUBGRAPHS_URL ?? own));
  const platform: Platform = {
    log,
    now: () => new Date(),
    demo: config.demo,
    manifests,
    permissionRoles: permissionTable(manifests),
    secrets: { routerKey: config.ROUTER_KEY, service: config.SERVICE_SECRET },
    keys: createKeySource(new URL(`${urlOf("identity")}/identity/jwks`)),
    callSecret: plugins.callSecret,
    partner: plugins.manifest,
    keysOf: plugins.keysOf,
    async tokenFor(subgraph, token) {
      const partner = plugins.manifest(subgraph);
      return partner
        ? plugins.assertions.assert(await verifyAccessToken(token, platform.keys, platform.now()), partner, platform.now())
        : token;
    },
    closedServices: plugins.closedServices,
    revocations,
    urlOf: (name) => plugins.urlOf(name) ?? urlOf(name),
    localCall: (subgraph, call) => running.find((one) => one.definition.manifest.name === subgraph)?.localCall(call),
    wake: (subgraph) => wakeUps.wake(subgraph),
    databaseUrl: (name) => subgraphUrl(name, "app", config.DATABASE_URL, config.DATABASE_SECRET, config.databaseUrls),
    migratorUrl: (name) => subgraphUrl(name, "migrator", config.DATABASE_URL, config.DATABASE_SECRET, config.databaseUrls),
    eventReaderUrl: () => readerUrl,
    oldestTransaction,
    poolSize: config.POOL_SIZE,
  };

  // Migrations one after another: each is short, and two at once would wait for the same catalogue locks.
  for (const definition of chosen) await migrateSubgraph(definition, platform);
  for (const definition of chosen) running.push(await startSubgraph(definition, platform));

  const app = Fastify({ logger: false, bodyLimit: 2 * 1024 * 1024, genReqId: () => randomUUID(), forceCloseConnections: true });
  app.setErrorHandler((error: { statusCode?: number; extensions?: { code?: string } }, _request, reply) => {
    const code = error.extensions?.code;
    const status = code === "FORBIDDEN" ? 403 : code === "UNAUTHENTICATED" ? 401 : (error.statusCode ?? 500);
    if (status >= 500) log.error({ err: error }, "request failed");
    return reply.code(status).send({
      errors: [{ message: code ?? "error", extensions: { code: code ?? (status < 500 ? "BAD_USER_INPUT" : "INTERNAL_SERVER_ERROR") } }],
    });
  });
  for (const one of running) await one.routes(app);
  const parts = { config, core, platform, running, runners, feed, readerUrl, log };
  pluginRoutes(app, plugins, parts);
  // Before the demo is seeded nobody can sign in: not yet a city that answers.
  let started = false;
  app.get("/health", async (_request, reply) => {
    const own = await healthOf(running, runners);
    const ok = started && own.ok;
    return reply
      .code(ok ? 200 : 503)
      .send({ ...own, ok, plugins: plugins.health(), oldestTransactionSeconds: oldestTransaction.seconds() });
  });
  // Who signed out before this start stays out from its first answer on.
  await watch.start();
  await app.listen({ port: config.HOST_PORT, host: config.HOST_ADDRESS });
  await wakeUps.start();
  for (const one of running) {
    for (const consumer of one.consumers) {
      for (const source of sourcesOf(consumer.events, all)) {
        runners.push(new ConsumerRunner(consumer, source, feed, one.services, one.services.log));
      }
    }
  }
  for (const runner of runners) runner.start();
  oldestTransaction.start();
  if (config.demo) for (const one of running) await one.definition.seed?.(one.services);
  for (const one of running) await one.startWorker();
  started = true;
  // Partners' services come after the city, which waits for none of them.
  void plugins.sync(parts).catch(() => undefined);

  let stopping: Promise<void> | null = null;
  const stop = async () => {
    watch.stop();
    await plugins.stop();
    await app.close();
    await Promise.all(runners.map((runner) => runner.stop()));
    await wakeUps.close();
    await feed.close();
    await oldestTransaction.stop();
    for (const one of running) await one.stop();
  };
  return { app, subgraphs: running, runners, stop: () => (stopping ??= stop()) };
}

/** The logs that a consumer reads: those of all subgraphs that write an event it names. */
export function sourcesOf(events: readonly string[], all: readonly SubgraphDefinition[]): string[] {
  return all.filter((one) => one.manifest.emits.some((type) => events.includes(type))).map((one) => one.manifest.name);
}

async function healthOf(running: RunningSubgraph[], runners: ConsumerRunner[]) {
  const subgraphs: Record<string, Record<string, string | null>> = {};
  for (const one of running) {
    const faults = await one.health();
    for (const runner of runners.filter(
      (candidate) => one.consumers.some((consumer) => consumer.name === candidate.name) && candidate.belongsTo(one.services),
    )) {
      const fault = await runner.health().catch(() => "cannot be asked");
      if (fault) faults[`${runner.name} ← ${runner.source}`] = fault;
    }
    subgraphs[one.definition.manifest.name] = faults;
  }
  const ok = Object.values(subgraphs).every((faults) => faults.database === null);
  return { ok, subgraphs };
}
