import { randomUUID } from "node:crypto";
import type { Manifest } from "@civicgraph/plugin-sdk";
import Fastify, { type FastifyInstance } from "fastify";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { pino } from "pino";
import { Revocations } from "../auth/revocations.ts";
import { AUDIENCE, createKeySource, ISSUER } from "../auth/tokens.ts";
import type { CityGrant } from "../auth/viewer.ts";
import type { SubgraphServices } from "../context.ts";
import { provision } from "../database/provision.ts";
import { subgraphUrl, urlAs } from "../database/urls.ts";
import { ConsumerRunner } from "../events/consumer-runner.ts";
import { postgresFeed } from "../events/event-feed.ts";
import { OldestTransaction } from "../events/oldest-transaction.ts";
import { type Platform, permissionTable } from "../runtime/platform.ts";
import { migrateSubgraph, type RunningSubgraph, startSubgraph } from "../runtime/start-subgraph.ts";
import type { SubgraphDefinition } from "../subgraph.ts";
import { createTestDatabase, startTestServer } from "./test-database.ts";

export interface Answer<T> {
  data: T | null | undefined;
  errors: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; correlationId?: string; fields?: { path: string; code: string; message: string }[] };
  }[];
  /** The code of the first error. */
  code: string | undefined;
}

export interface TestCity {
  /** The clock of the whole city: set it and time has passed. */
  clock: { now: Date };
  /** Token of a citizen, or of an employee with these grants. */
  citizen(id?: string): Promise<string>;
  employee(cities: Record<string, Partial<CityGrant>>, id?: string): Promise<string>;
  /** Asks one subgraph over HTTP, as the router would. */
  ask<T = Record<string, never>>(
    subgraph: string,
    query: string,
    variables?: Record<string, unknown>,
    options?: { token?: string; locale?: string },
  ): Promise<Answer<T>>;
  services(subgraph: string): SubgraphServices;
  /** Lets every consumer read every log to its end. */
  settle(): Promise<void>;
  runner(consumer: string, source: string): ConsumerRunner;
  /** Administrator's URL of its database. */
  adminUrl: string;
  platform: Platform;
  app: FastifyInstance;
  stop(): Promise<void>;
}

const ROUTER_KEY = "test-router-key-0123456789";
const SECRET = "test-secret-0123456789abcdef";

/** A city of these subgraphs for a test: real PostgreSQL with the real roles, real HTTP, a clock that stands until it is set. `elsewhere`: services of the city that run in no process of the test. Consumers run when `settle` is called. */
export async function startTestCity(
  definitions: SubgraphDefinition[],
  options: { now?: Date; seed?: boolean; elsewhere?: Manifest[] } = {},
): Promise<TestCity> {
  const server = await startTestServer();
  const database = await createTestDatabase(server);
  const names = definitions.map((one) => one.manifest.name);
  await provision(database.url, names, SECRET);
  const clock = { now: options.now ?? new Date("2026-11-24T06:00:00Z") };
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const kid = randomUUID();
  const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
  const readerUrl = urlAs(database.url, "event_reader", SECRET);
  const feed = postgresFeed(readerUrl);
  const running: RunningSubgraph[] = [];
  const manifests = [...definitions.map((one) => one.manifest), ...(options.elsewhere ?? [])];
  const platform: Platform = {
    log,
    manifests,
    demo: true,
    now: () => clock.now,
    permissionRoles: permissionTable(manifests),
    secrets: { routerKey: ROUTER_KEY, service: SECRET },
    keys: createKeySource({ keys: [{ ...(await exportJWK(pair.publicKey)), kid, alg: "EdDSA", use: "sig" }] }),
    callSecret: () => SECRET,
    partner: () => undefined,
    closedServices: new Set(),
    revocations: new Revocations(),
    urlOf: () => "http://127.0.0.1:1",
    localCall: (subgraph, call) => running.find((one) => one.definition.manifest.name === subgraph)?.localCall(call),
    wake: () => undefined,
    databaseUrl: (name) => subgraphUrl(name, "app", database.url, SECRET),
    migratorUrl: (name) => subgraphUrl(name, "migrator", database.url, SECRET),
    eventReaderUrl: () => readerUrl,
    oldestTransaction: new OldestTransaction(readerUrl, () => clock.now, log),
    poolSize: 4,
  };
  for (const one of definitions) await migrateSubgraph(one, platform);
  for (const one of definitions) running.push(await startSubgraph(one, platform));
  const app = Fastify({ logger: false });
  for (const one of running) await one.routes(app);
  await app.ready();
  const runners = running.flatMap((one) =>
    one.consumers.flatMap((consumer) =>
      definitions
        .filter((source) => source.manifest.emits.some((type) => consumer.events.includes(type)))
        .map((source) => new ConsumerRunner(consumer, source.manifest.name, feed, one.services, log)),
    ),
  );
  if (options.seed) for (const one of running) await one.definition.seed?.(one.services);

  const token = (claims: { kind: "citizen" | "employee"; sub: string; cities: Record<string, CityGrant> }) => {
    const issued = Math.floor(clock.now.getTime() / 1000);
    return new SignJWT({ kind: claims.kind, sid: randomUUID(), cities: claims.cities, ver: 1 })
      .setProtectedHeader({ alg: "EdDSA", kid })
      .setSubject(claims.sub)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issued)
      .setExpirationTime(issued + 900)
      .sign(pair.privateKey);
  };

  const city: TestCity = {
    clock,
    adminUrl: database.url,
    platform,
    app,
    citizen: (id = randomUUID()) => token({ kind: "citizen", sub: id, cities: {} }),
    employee(cities, id = randomUUID()) {
      const whole = Object.entries(cities).map(([code, grant]) => [code, { roles: [], departments: [], wards: [], ...grant }]);
      return token({ kind: "employee", sub: id, cities: Object.fromEntries(whole) });
    },
    async ask(subgraph, query, variables = {}, { token: bearer, locale = "en" } = {}) {
      const answer = await app.inject({
        method: "POST",
        url: `/${subgraph}/graphql`,
        payload: { query, variables },
        headers: {
          "content-type": "application/json",
          "accept-language": locale,
          "x-civicgraph-router-key": ROUTER_KEY,
          "x-civicgraph-client": "203.0.113.7",
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        },
      });
      const body = answer.json() as { data?: never; errors?: Answer<never>["errors"] };
      const errors = body.errors ?? [];
      return { data: body.data, errors, code: errors[0]?.extensions.code };
    },
    services(subgraph) {
      const found = running.find((one) => one.definition.manifest.name === subgraph);
      if (!found) throw new Error(`${subgraph} does not run in this test`);
      return found.services;
    },
    async settle() {
      // Twice: what one consumer writes another may read.
      for (let round = 0; round < 2; round++) for (const runner of runners) while ((await runner.step()) !== "end");
    },
    runner(consumer, source) {
      const found = runners.find((one) => one.name === consumer && one.source === source);
      if (!found) throw new Error(`no consumer ${consumer} of ${source}`);
      return found;
    },
    async stop() {
      await app.close();
      await feed.close();
      await platform.oldestTransaction.stop();
      for (const one of running) await one.stop();
      await database.drop();
      await server.stop();
    },
  };
  return city;
}
