import { fastifyApolloHandler } from "@as-integrations/fastify";
import { servicesOf } from "@civicgraph/plugin-sdk";
import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from "fastify";
import type { Runner } from "graphile-worker";
import type { GraphQLSchema } from "graphql";
import { verifyServiceToken } from "../auth/tokens.ts";
import { Viewer } from "../auth/viewer.ts";
import { checkManifest } from "../case/check-workflow.ts";
import { DEMAND_FEE, jobOf } from "../case/owe-fee.ts";
import type { RequestContext, SubgraphServices } from "../context.ts";
import { migrate, openOrm } from "../database/orm.ts";
import { forbidden, Refusal } from "../errors.ts";
import { raiseEpoch } from "../events/raise-epoch.ts";
import { buildSubgraph } from "../graphql/schema.ts";
import { startApollo } from "../http/apollo.ts";
import { contextFromHeaders, hasRouterKey, makeContext, viewerOf } from "../http/request-context.ts";
import { LOCALES, negotiateLocale } from "../locales.ts";
import { operateCallsOf } from "../operate/operate-calls.ts";
import { projectionConsumer } from "../projections/consumers.ts";
import type { Consumer, SubgraphDefinition } from "../subgraph.ts";
import { hasJobs, migrateJobs, startJobs } from "./jobs.ts";
import type { LocalCall, Platform } from "./platform.ts";
import { registerService } from "./register-service.ts";
import { bundlesOf, makeServices, refusalToWire } from "./services.ts";

export interface RunningSubgraph {
  definition: SubgraphDefinition;
  services: SubgraphServices;
  sdl: string;
  consumers: Consumer[];
  /** Builds the schema anew where it is made from the manifests that run together: those have changed. Requests under way end on the old one. */
  recompose(): Promise<void>;
  localCall(call: string): LocalCall | undefined;
  /** Adds the subgraph's routes below `/<name>/`. */
  routes(app: FastifyInstance): Promise<void>;
  /** Jobs and cron; called when everything is ready to be written to. */
  startWorker(): Promise<void>;
  health(): Promise<Record<string, string | null>>;
  stop(): Promise<void>;
}

/** Faults of the manifest, each with the field where it stands. */
export function manifestFaults(definition: SubgraphDefinition): string[] {
  const faults = checkManifest(definition.manifest, bundlesOf(definition), LOCALES);
  for (const service of servicesOf(definition.manifest))
    if (service.fees && !definition.jobs?.[jobOf(DEMAND_FEE, service)])
      faults.push(`${service.id}.fees: subgraph.ts has to take the jobs and consumers of defineCaseService`);
  return faults;
}

/** Faults of the manifest stop the start, named by file and field. */
export function assertManifest(definition: SubgraphDefinition): void {
  const faults = manifestFaults(definition);
  if (faults.length) throw new Error(`${definition.manifest.name}/manifest.ts:\n  ${faults.join("\n  ")}`);
}

/** The app role in a URL; null where it is the migrator itself (tests in one role). */
const roleOf = (url: string) => decodeURIComponent(new URL(url).username) || null;

/** Migrates as the migrator role: the kit's tables, the subgraph's own, the job queue's. */
export async function migrateSubgraph(
  definition: SubgraphDefinition,
  platform: Pick<Platform, "log" | "databaseUrl" | "migratorUrl">,
): Promise<void> {
  const name = definition.manifest.name;
  await migrate(definition, platform.migratorUrl(name));
  if (await raiseEpoch(name, platform.migratorUrl(name)))
    platform.log.warn({ subgraph: name }, "the log was restored or moved: a new epoch");
  if (hasJobs(definition)) await migrateJobs(name, platform.migratorUrl(name), roleOf(platform.databaseUrl(name)), platform.log);
}

/** Opens a subgraph: schema, database, routes. Nothing is served until `routes` is called. */
export async function startSubgraph(definition: SubgraphDefinition, platform: Platform): Promise<RunningSubgraph> {
  assertManifest(definition);
  const name = definition.manifest.name;
  const { schema, sdl } = await buildSubgraph(definition, platform.manifests);
  const orm: MikroORM = await openOrm(definition, { url: platform.databaseUrl(name), poolSize: platform.poolSize });
  const bundles = bundlesOf(definition);
  const services = makeServices(definition, orm, platform, bundles);
  await registerService(definition, services, bundles);
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  const serve = async (of: GraphQLSchema) => {
    const server = await startApollo(of);
    const handle = fastifyApolloHandler(server, { context: async (request) => contexts.get(request) as RequestContext });
    return { server, handle: handle as RouteHandlerMethod };
  };
  let apollo = await serve(schema);
  let worker: Runner | null = null;

  const health = async () => {
    const database = await services.db
      .selectFrom("consumer_checkpoint")
      .select("consumer")
      .limit(1)
      .execute()
      .then(
        () => null,
        () => "database does not answer",
      );
    const own = database === null && definition.health ? await definition.health(services).catch(() => ({ self: "check failed" })) : {};
    return { database, "oldest transaction": platform.oldestTransaction.fault(), ...own };
  };
  const calls = { ...definition.serviceCalls, ...operateCallsOf(definition.manifest, health) };
  const runCall = async (call: string, input: unknown, from: { caller: string; viewerToken: string | null }, locale = "en") => {
    const defined = Object.hasOwn(calls, call) ? calls[call] : undefined;
    if (!defined) throw forbidden();
    const viewer = from.viewerToken
      ? await viewerOf(from.viewerToken, platform, platform.keysOf?.(from.caller))
      : new Viewer("service", from.caller, null, {}, platform.permissionRoles);
    const ctx = makeContext(definition, services, viewer, { locale, correlationId: "service-call", clientAddress: "local" });
    const checked = defined.input.parse(input);
    const partner = platform.partner(from.caller);
    const own = partner && { name: from.caller, services: servicesOf(partner).map((one) => one.id) };
    if (own && !(await defined.forPartners?.(checked, own, ctx))) throw forbidden();
    return defined.output.parse(await defined.handle(checked, ctx));
  };

  return {
    definition,
    services,
    sdl,
    consumers: [...(definition.manifest.service ? [projectionConsumer] : []), ...(definition.consumers ?? [])],
    localCall: (call) => (Object.hasOwn(calls, call) ? (input, from) => runCall(call, input, from) : undefined),
    async routes(app) {
      const contextOf = (request: unknown) => contextFromHeaders(definition, services, platform, (request as FastifyRequest).headers);
      const onlyFromUs = async (request: FastifyRequest) => {
        if (!hasRouterKey(request.headers, platform.secrets.routerKey)) throw forbidden();
      };
      // Apollo would say a refusal of the token by its key: whoever is not let in is told so here, in their language.
      const identify = async (request: FastifyRequest, reply: FastifyReply) => {
        try {
          contexts.set(request, await contextOf(request));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const t = services.translate(negotiateLocale(request.headers["accept-language"]));
          return reply.send({ errors: [{ message: t(error.key, error.values), extensions: { code: error.code } }] });
        }
      };
      app.post(`/${name}/graphql`, { preHandler: [onlyFromUs, identify] }, function answer(request, reply) {
        return apollo.handle.call(this, request, reply);
      });
      app.post(`/${name}/service/:call`, async (request, reply) => {
        const { call } = request.params as { call: string };
        const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
        const caller = await verifyServiceToken({ secretOf: platform.callSecret, token, to: name, call, now: platform.now() }).catch(
          () => null,
        );
        if (!caller) return reply.code(403).send({ refusal: refusalToWire(forbidden()) });
        const viewerToken = request.headers["x-civicgraph-viewer"];
        try {
          return {
            result: await runCall(call, request.body, {
              caller: caller.from,
              viewerToken: typeof viewerToken === "string" ? viewerToken : null,
            }),
          };
        } catch (error) {
          if (error instanceof Refusal) return reply.code(200).send({ refusal: refusalToWire(error) });
          services.log.error({ err: error, call }, "service call failed");
          return reply.code(500).send({});
        }
      });
      await app.register(async (scope) => {
        await definition.routes?.(scope, { ...services, contextOf });
      });
    },
    async recompose() {
      if (!definition.extendSdl) return;
      const next = await serve((await buildSubgraph(definition, platform.manifests)).schema);
      const { server } = apollo;
      apollo = next;
      await server.stop();
    },
    async startWorker() {
      if (hasJobs(definition)) worker = await startJobs(definition, services, platform.databaseUrl(name));
    },
    health,
    async stop() {
      await worker?.stop();
      await apollo.server.stop();
      await orm.close();
    },
  };
}
