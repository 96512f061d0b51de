import { ApolloGateway } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { Agent } from "undici";
import type { Engine, EngineRequest, EngineResult } from "../engine.ts";
import { type EngineSettings, subgraphUrl } from "../settings.ts";
import { watchSupergraph } from "../watch-supergraph.ts";
import { type FetchContext, SubgraphFetch } from "./subgraph-fetch.ts";

/** The supergraph that is in force: a gateway never changes under a request, a swap puts another in its place. */
interface Loaded {
  gateway: ApolloGateway;
  schema: GraphQLSchema;
}

/** Apollo Gateway in this process, used through its executor: the edge parses, validates and answers HTTP by itself. */
export async function startEmbedded(settings: EngineSettings, log: Logger): Promise<Engine> {
  const dispatcher = new Agent({
    connections: settings.connections,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connectTimeout: Math.min(settings.timeoutMs, 5000),
    maxResponseSize: settings.responseBytes,
  });
  const load = async (supergraphSdl: string): Promise<Loaded> => {
    const gateway = new ApolloGateway({
      supergraphSdl,
      validateSupergraph: true,
      __exposeQueryPlanExperimental: false,
      logger: gatewayLogger(log),
      buildService: ({ name, url }) =>
        new SubgraphFetch({
          name,
          url: subgraphUrl(settings, name, url),
          routerKey: settings.routerKey,
          timeoutMs: settings.timeouts.get(name) ?? settings.timeoutMs,
          dispatcher,
          onFailure: (subgraph, error, correlationId) => log.warn({ subgraph, correlationId, err: error }, "a subgraph does not answer"),
        }),
    });
    const { schema } = await gateway.load();
    return { gateway, schema };
  };

  const watch = await watchSupergraph(settings.supergraph, load, (old) => void old.gateway.stop(), log);

  return {
    name: "embedded (Apollo Gateway)",
    get schema() {
      return watch.current.schema;
    },
    get supergraph() {
      return watch.digest;
    },
    async execute(request: EngineRequest): Promise<EngineResult> {
      const context: FetchContext = { caller: request.caller, fetches: 0 };
      const result = await watch.current.gateway.executor({
        request: { query: request.source, operationName: request.operationName, variables: request.variables },
        document: request.document,
        source: request.source,
        queryHash: request.hash,
        operationName: request.operationName ?? null,
        context,
        logger: gatewayLogger(log),
        metrics: {},
        schema: watch.current.schema,
        cache: undefined as never,
      } as unknown as Parameters<ApolloGateway["executor"]>[0]);
      const shaping = result.extensions?.valueCompletion as EngineResult["errors"];
      if (shaping?.length) {
        // A subgraph answered null, without an error, where its schema promises a value. The client must not take it for a whole answer.
        log.error({ correlationId: request.caller.correlationId, faults: shaping.map((one) => one.message) }, "an answer broke the schema");
      }
      return { data: result.data, errors: result.errors ?? shaping, fetches: context.fetches };
    },
    healthy: async () => true,
    metrics: async () => "",
    async stop() {
      watch.stop();
      await watch.current.gateway.stop();
      await dispatcher.close();
    },
  };
}

const gatewayLogger = (log: Logger) => ({
  debug: (message: unknown) => log.debug(String(message)),
  info: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
});
