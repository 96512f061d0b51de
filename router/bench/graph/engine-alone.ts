import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { parse } from "graphql";
import { LRUCache } from "lru-cache";
import { pino } from "pino";
import { startEmbedded } from "../../engine/embedded/embedded.ts";
import type { Caller, EngineRequest } from "../../engine/engine.ts";
import { callerHeaders, engineSettings, KEY_HEADER, subgraphUrl } from "../../engine/settings.ts";
import { aloneConfig } from "./engine-alone.config.ts";

// The embedded engine with nothing before it but an HTTP server and a cache of parsed documents: no validation, no limits.

const config = aloneConfig();
const settings = engineSettings(config);
const log = pino({ level: config.LOG_LEVEL });
const parsed = new LRUCache<string, Pick<EngineRequest, "document" | "hash">>({ max: 100 });

type Execute = (request: EngineRequest) => Promise<{ data?: unknown; errors?: unknown }>;

/** The same executor over the fetcher that @apollo/gateway brings along: what ours is measured against. */
async function withOwnFetcher(): Promise<Execute> {
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(settings.supergraph, "utf8"),
    buildService: ({ name, url }) =>
      new RemoteGraphQLDataSource<{ caller: Caller }>({
        url: subgraphUrl(settings, name, url),
        willSendRequest({ request, context }) {
          for (const [header, value] of Object.entries({ ...callerHeaders(context.caller), [KEY_HEADER]: settings.routerKey }))
            request.http?.headers.set(header, value);
        },
      }),
  });
  const { schema, executor } = await gateway.load();
  return async ({ source, hash, document, operationName, variables, caller }) =>
    executor({
      request: { query: source, operationName, variables },
      document,
      source,
      queryHash: hash,
      operationName: operationName ?? null,
      context: { caller },
      metrics: {},
      schema,
    } as unknown as Parameters<typeof executor>[0]);
}

const execute: Execute = config.ownFetcher ? await withOwnFetcher() : (await startEmbedded(settings, log)).execute;

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", async () => {
    const { query, variables, operationName } = JSON.parse(Buffer.concat(parts).toString("utf8")) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    const known = parsed.get(query) ?? { document: parse(query), hash: createHash("sha256").update(query).digest("hex") };
    parsed.set(query, known);
    const caller: Caller = {
      authorization: request.headers.authorization ?? null,
      locale: "en",
      correlationId: randomUUID(),
      clientAddress: "127.0.0.1",
    };
    const { data, errors } = await execute({ source: query, ...known, operationName, variables: variables ?? {}, caller });
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data, errors }));
  });
}).listen(config.GRAPH_PORT, "127.0.0.1");
