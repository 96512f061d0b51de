import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Supergraph } from "@apollo/federation-internals";
import {
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  print,
  stripIgnoredCharacters,
} from "graphql";
import type { Logger } from "pino";
import { errors, Pool } from "undici";
import type { Engine, EngineRequest, EngineResult } from "../engine.ts";
import { callerHeaders, type EngineSettings } from "../settings.ts";
import { watchSupergraph } from "../watch-supergraph.ts";
import { routerConfiguration } from "./configuration.ts";
import { engineSupergraph } from "./engine-supergraph.ts";
import type { FoundRouter } from "./find-router.ts";
import { askedRoots, RootFields } from "./root-fields.ts";
import { RouterProcess } from "./router-process.ts";
import { type Asked, emptyData, translateErrors, unavailable } from "./translate-errors.ts";

interface Loaded {
  schema: GraphQLSchema;
  roots: RootFields;
}

/** How long a router may take to start, or to take up a new supergraph. */
const START_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Apollo Router as a process of its own beside the edge, reached by a Unix socket that belongs to this user alone. */
export async function startApolloRouter(settings: EngineSettings, found: FoundRouter, log: Logger): Promise<Engine> {
  // `mkdtemp` makes it so that nobody else may enter.
  const folder = mkdtempSync(join(tmpdir(), "civicgraph-engine-"));
  const places = { socket: join(folder, "s"), scripts: folder };
  const configuration = join(folder, "router.yaml");
  const supergraph = join(folder, "supergraph.graphql");
  copyFileSync(join(import.meta.dirname, "count-fetches.rhai"), join(folder, "count-fetches.rhai"));
  writeFileSync(configuration, JSON.stringify(routerConfiguration(settings, places), null, 2));
  const router = new RouterProcess(
    { binary: found.binary, configuration, supergraph, routerKey: settings.routerKey, traced: settings.otlpEndpoint !== null },
    log,
  );
  const longest = Math.max(settings.timeoutMs, ...settings.timeouts.values());
  const pool = new Pool("http://engine", {
    socketPath: places.socket,
    connections: settings.connections,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    // A plan may ask subgraphs one after the other; each has its own time.
    headersTimeout: Math.min(60_000, longest * 4),
    bodyTimeout: longest,
  });

  const send = async (body: string, headers: Record<string, string>, mayRepeat: boolean): Promise<RouterAnswer> => {
    try {
      const answer = await pool.request({
        method: "POST",
        path: "/graphql",
        headers: { "content-type": "application/json", accept: "application/json", ...headers },
        body,
      });
      const parsed = JSON.parse(await answer.body.text()) as RouterAnswer;
      return { ...parsed, fetches: Number(answer.headers["x-civicgraph-fetches"] ?? 0) };
    } catch (error) {
      // A kept-alive connection that the other side closed at this very moment: nothing was answered, so a read may be asked again.
      if (mayRepeat && error instanceof errors.SocketError) return send(body, headers, false);
      throw error;
    }
  };

  const get = async (path: string) => {
    const answer = await pool.request({ method: "GET", path, headersTimeout: 3000, bodyTimeout: 3000 });
    return { status: answer.statusCode, text: await answer.body.text() };
  };

  const inForce = async (): Promise<string | null> => {
    const body = JSON.stringify({ query: "{ __schema { description } }" });
    const answer = await send(body, { "x-correlation-id": "supergraph-in-force" }, false).catch(() => null);
    return (answer?.data as { __schema?: { description?: string } } | undefined)?.__schema?.description ?? null;
  };
  const untilInForce = async (digest: string): Promise<void> => {
    for (const end = Date.now() + START_MS; (await inForce()) !== digest; ) {
      if (router.fallen !== null) throw new Error(`Apollo Router does not start: ${router.fallen}`);
      if (Date.now() > end) throw new Error("Apollo Router does not take up the supergraph");
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  };
  let running = false;
  const load = async (sdl: string): Promise<Loaded> => {
    const built = Supergraph.build(sdl);
    const schema = built.apiSchema().toGraphQLJSSchema();
    const next = engineSupergraph(sdl, settings);
    writeFileSync(`${supergraph}.next`, next.sdl);
    renameSync(`${supergraph}.next`, supergraph);
    if (!running) router.start();
    running = true;
    await untilInForce(next.digest);
    return { schema, roots: new RootFields(sdl) };
  };

  const stop = async () => {
    await pool.destroy();
    await router.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const watch = await watchSupergraph(settings.supergraph, load, () => undefined, log).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const texts = new WeakMap<DocumentNode, string>();
  const textOf = (document: DocumentNode) => {
    const text = texts.get(document) ?? stripIgnoredCharacters(print(document));
    texts.set(document, text);
    return text;
  };

  return {
    name: `Apollo Router ${found.version}`,
    get schema() {
      return watch.current.schema;
    },
    get supergraph() {
      return watch.digest;
    },
    async execute({ document, operationName, variables, caller }: EngineRequest): Promise<EngineResult> {
      const { schema, roots } = watch.current;
      const operation = getOperationAST(document, operationName);
      if (!operation) throw new Error("an operation that is not in its document");
      // The same sentences for wrong variables whichever engine runs.
      const { errors: wrong } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 10 });
      if (wrong) return { errors: wrong, fetches: 0 };
      const { correlationId } = caller;
      const asked: Asked = {
        roots: askedRoots(document, operation),
        isMutation: operation.operation === OperationTypeNode.MUTATION,
        onFailure: (subgraph, fault) => log.warn({ subgraph, correlationId, fault }, "a subgraph does not answer"),
      };
      try {
        const answer = await send(
          JSON.stringify({ query: textOf(document), operationName, variables }),
          callerHeaders(caller),
          !asked.isMutation,
        );
        const shaping = answer.extensions?.valueCompletion;
        if (shaping?.length) log.error({ correlationId, faults: shaping.map((one) => one.message) }, "an answer broke the schema");
        const faults = answer.errors?.length ? translateErrors(answer.errors, answer.data, asked, roots) : shaping;
        return { data: emptyData(answer.data, asked, schema), errors: faults, fetches: answer.fetches };
      } catch (error) {
        log.warn({ correlationId, err: error }, "Apollo Router does not answer");
        // It may have passed a write on before it fell.
        const faults = asked.roots.map(({ key }) => unavailable([key], asked.isMutation));
        return { data: emptyData(null, asked, schema), errors: faults, fetches: 0 };
      }
    },
    healthy: () =>
      get("/health").then(
        ({ status }) => status === 200,
        () => false,
      ),
    metrics: () =>
      get("/metrics").then(
        ({ text }) => text,
        () => "",
      ),
    async stop() {
      watch.stop();
      await stop();
    },
  };
}

interface RouterAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
  extensions?: { valueCompletion?: GraphQLFormattedError[] };
  fetches: number;
}
